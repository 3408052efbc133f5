//! Who may ask: a browser on this machine that shows this page, and no other site through it.

use super::Asked;

/// Whether a request is answered at all.
pub fn may_ask(asked: &Asked) -> bool {
    is_for_this_page(asked) && (asked.method != "POST" || comes_from_this_page(asked))
}

/// Whether a request is for this page, by the name that the browser used; another name is one that somebody else pointed at this machine.
fn is_for_this_page(asked: &Asked) -> bool {
    let names = ["127.0.0.1", "localhost", "[::1]"];
    let (name, port) = asked.host.rsplit_once(':').unwrap_or((&asked.host, "80"));
    names.contains(&name) && port == asked.port.to_string()
}

/// Whether a form comes from this page. Browsers name the site that a form comes from; what names none is no browser.
fn comes_from_this_page(asked: &Asked) -> bool {
    asked.origin.as_ref().is_none_or(|origin| origin.strip_prefix("http://") == Some(asked.host.as_str()))
}
