//! From what a browser asks for to what it gets.

use super::form::Form;
use super::page::{Shown, page, script, style};
use super::{Answered, Desk, Gone, answer, beside, guard};
use crate::domain::{Language, Question, Said};
use crate::said;

/// What a browser asks for.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// `GET` or `POST`.
    pub method: String,
    /// Path and what stands behind `?`.
    pub url: String,
    /// The name under which the browser knows this page, with the port.
    pub host: String,
    /// The port on which it was asked.
    pub port: u16,
    /// The site from which a form was sent.
    pub origin: Option<String>,
    /// The browser's languages.
    pub languages: String,
    /// What a form says.
    pub body: Vec<u8>,
    /// Whether it says more than is read.
    pub too_long: bool,
    /// Whether the browser has gone meanwhile.
    pub gone: Gone,
}

/// What it gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// Headers.
    pub headers: Vec<(&'static str, String)>,
    /// Content.
    pub body: Vec<u8>,
}

/// The page may show nothing but itself and the reports that it made.
const PAGE_MAY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; \
                        form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/// A report brings its style and pictures with it, and no script.
const REPORT_MAY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'self'";

/// Answers a request.
pub fn reply(desk: &impl Desk, asked: &Asked) -> Reply {
    if !guard::may_ask(asked) {
        return text(403, "xuewei answers its own page on this machine only\n");
    }
    if asked.too_long {
        return text(413, "too long a form\n");
    }
    let (path, query) = asked.url.split_once('?').unwrap_or((&asked.url, ""));
    match (asked.method.as_str(), path) {
        ("GET", "/") => whole(desk, asked, &Form::read(query.as_bytes()), None),
        ("POST", "/run") => run(desk, asked, &Form::read(&asked.body)),
        ("POST", "/save") => save(desk, asked, &Form::read(&asked.body)),
        ("GET", "/run" | "/save") => see("/"),
        ("GET", "/progress") => text(200, &desk.progress().map(|percent| percent.to_string()).unwrap_or_default()),
        ("GET", "/page.css") => Reply { headers: typed("text/css; charset=utf-8"), ..text(200, style()) },
        ("GET", "/page.js") => Reply { headers: typed("text/javascript; charset=utf-8"), ..text(200, script()) },
        ("GET", path) => file(desk, path).unwrap_or_else(|| text(404, "not found\n")),
        _ => text(405, "GET and POST only\n"),
    }
}

/// The language that the form asks for, the command line, or the browser.
fn language(desk: &impl Desk, asked: &Asked, form: &Form) -> Language {
    let of_browser = || if asked.languages.to_lowercase().starts_with("zh") { Language::Chinese } else { Language::English };
    form.language().or(desk.language()).unwrap_or_else(of_browser)
}

fn whole(desk: &impl Desk, asked: &Asked, form: &Form, refused: Option<&Said>) -> Reply {
    let question = form.question(desk, language(desk, asked, form));
    let checked = form.get("check").map(|_| desk.check(&question));
    let (understood, wrong) = checked.map_or((None, None), |checked| (checked.as_ref().ok().cloned(), checked.err()));
    let lost = lost(desk, &question, form);
    let (refused, saved) = (refused.or(wrong.as_ref()).or(lost.as_ref()), form.get("saved"));
    let shown = Shown { question: &question, typed: form, answer: form.answer(desk), refused, understood: understood.as_deref(), saved };
    let status = if refused.is_some() { 422 } else { 200 };
    let headers = vec![("Content-Security-Policy", PAGE_MAY.to_owned())].into_iter().chain(typed("text/html; charset=utf-8")).collect();
    Reply { headers, ..text(status, &page(desk, &shown)) }
}

/// What a link asks for that is not there any more.
fn lost(desk: &impl Desk, question: &Question, form: &Form) -> Option<Said> {
    let scenarios = desk.scenarios().ok()?;
    let missing =
        [Some(&question.plan), question.base.as_ref()].into_iter().flatten().find(|key| scenarios.iter().all(|known| known.key != **key));
    if let Some(key) = missing {
        return Some(said!("没有方案 `{key}`，也许已改名或删除", "there is no scenario `{key}`; perhaps it was renamed or removed"));
    }
    let gone = form.answer(desk).is_some_and(|answer| desk.file(&answer.name, "report.html").is_none());
    gone.then(|| said!("结果文件夹已不存在，请再运行一次", "the run folder is gone; run it again"))
}

/// Runs and leads to the answer, so that going back or loading the page again does not run it again.
fn run(desk: &impl Desk, asked: &Asked, form: &Form) -> Reply {
    let question = form.question(desk, language(desk, asked, form));
    let answered = in_order(desk, form).and_then(|()| beside::in_order(&question)).and_then(|()| desk.answer(&question, &asked.gone));
    match answered {
        Ok(Answered { name, question, .. }) => see(&answer::link(&question, Some(&name))),
        Err(why) => whole(desk, asked, form, Some(&why)),
    }
}

/// Whether every number of the form can be read; if not, all that cannot, by the names of their fields.
fn in_order(desk: &impl Desk, form: &Form) -> Result<(), Said> {
    let wrong = form.unreadable(desk);
    if wrong.is_empty() {
        return form.in_order();
    }
    let line = |(name, why): &(Said, Said), language| [name.told(language), language.pick("：", ": "), why.told(language), "\n"].concat();
    Err(Said::by(|language| wrong.iter().map(|wrong| line(wrong, language)).collect()))
}

fn save(desk: &impl Desk, asked: &Asked, form: &Form) -> Reply {
    let question = form.question(desk, language(desk, asked, form));
    let name = form.get("save_as").unwrap_or_default().trim();
    let saved = if question.changes.is_empty() && form.unreadable(desk).is_empty() {
        Err(said!("没有改动，不必保存", "nothing is changed, so there is nothing to save"))
    } else {
        in_order(desk, form).and_then(|()| desk.save(&question, name))
    };
    match saved {
        Ok(key) => see(&answer::saved(&question, &key)),
        Err(why) => whole(desk, asked, form, Some(&why)),
    }
}

fn see(address: &str) -> Reply {
    Reply { status: 303, headers: vec![("Location", address.to_owned())], body: Vec::new() }
}

/// A file of an answer: `/runs/NAME/FILE`, or one of its pictures.
fn file(desk: &impl Desk, path: &str) -> Option<Reply> {
    let (answer, file) = path.strip_prefix("/runs/")?.split_once('/')?;
    let (answer, file) = (decoded(answer), decoded(file));
    let body = desk.file(&answer, &file)?;
    let kind = match file.rsplit_once('.')?.1 {
        "html" => "text/html; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    };
    let headers = vec![("Content-Security-Policy", REPORT_MAY.to_owned())].into_iter().chain(typed(kind)).collect();
    Some(Reply { status: 200, headers, body })
}

/// A part of a path with its `%E5%AD%A6` read.
fn decoded(part: &str) -> String {
    let whole = [part.replace('+', "%2B").as_str(), "="].concat();
    form_urlencoded::parse(whole.as_bytes()).next().map(|(name, _)| name.into_owned()).unwrap_or_default()
}

fn typed(kind: &str) -> Vec<(&'static str, String)> {
    vec![("Content-Type", kind.to_owned()), ("X-Content-Type-Options", "nosniff".to_owned()), ("Cache-Control", "no-store".to_owned())]
}

fn text(status: u16, body: &str) -> Reply {
    Reply { status, headers: typed("text/plain; charset=utf-8"), body: body.as_bytes().to_vec() }
}
