//! `serve`: what-ifs on a page in the browser.

mod asked;

mod desk;

mod kept;

mod planner;

mod work;

use std::io::Write;

use super::args::Serving;
use super::{Failure, Options};
use crate::domain::Said;
use crate::said;
use crate::web::Server;

/// Offers the scenarios of a folder on a page, until the program is ended.
pub fn serve(serving: &Serving, options: &Options) -> Result<String, Failure> {
    let language = options.language();
    let desk = planner::Planner::new(serving.folder.clone(), options.clone())?;
    let server = Server::open(serving.port).map_err(|why| Failure::Failed(taken(serving.port, &why)))?;
    let address = server.address();
    let text = language.pick("请在浏览器中打开", "Open in the browser:");
    let end = language.pick("按 Ctrl+C 结束", "Ctrl+C ends it");
    if !options.quiet {
        // Who is not told here still finds the page at its port.
        let _ = writeln!(std::io::stdout(), "{text} {address}\n{end}").and_then(|()| std::io::stdout().flush());
    }
    server.work(&desk);
    Ok(String::new())
}

fn taken(port: u16, why: &str) -> Said {
    said!(
        "无法使用端口 {port}：{why}\n  提示：也许已有另一个页面在用它；可用 --port 换一个，0 为任意空闲端口",
        "cannot use port {port}: {why}\n  hint: perhaps another page uses it; --port names another one, 0 takes any that is free"
    )
}
