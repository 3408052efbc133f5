//! Who is answered, and who is not.

use super::served::Served;
use crate::program::{refused, xuewei_in};

#[test]
fn other_sites_are_not_answered() {
    let served = Served::tiny();
    let local = format!("localhost:{}", served.port);
    assert_eq!(served.ask("GET", "/", &[("Host", &local)], "").status, 200);
    for host in ["xuewei.example", "xuewei.example:80", "127.0.0.1:1", "127.0.0.1.example:8020"] {
        assert_eq!(served.ask("GET", "/", &[("Host", host)], "").status, 403, "{host}");
    }
    for origin in ["http://evil.example", "null", "https://127.0.0.1", "http://127.0.0.1:1"] {
        let got = served.ask("POST", "/run", &[("Origin", origin)], "plan=plan");
        assert_eq!(got.status, 403, "{origin}");
    }
    assert!(!served.path("answers").exists());
}

#[test]
fn only_what_a_form_does_is_done() {
    let served = Served::tiny();
    for (method, address, status) in [("PUT", "/run", 405), ("DELETE", "/", 405), ("GET", "/etc/passwd", 404), ("POST", "/", 405)] {
        assert_eq!(served.ask(method, address, &[], "").status, status, "{method} {address}");
    }
}

#[test]
fn a_form_too_long_is_refused_and_not_cut() {
    let served = Served::tiny();
    let long = format!("other={}&plan=plan", "+".repeat(1 << 20));
    assert_eq!(served.ask("POST", "/run", &[], &long).status, 413);
}

#[test]
fn a_page_shows_itself_and_its_reports_alone() {
    let served = Served::tiny();
    let page = served.get("/");
    assert!(page.headers.contains("default-src 'none'; script-src 'self'"), "{}", page.headers);
    let text = page.text();
    let outside: Vec<&str> = text.split(['"', '\'']).filter(|word| word.starts_with("http") || word.starts_with("//")).collect();
    assert!(outside.is_empty(), "nothing is fetched from elsewhere: {outside:?}");
    for (file, kind) in [("/page.css", "text/css"), ("/page.js", "text/javascript")] {
        assert!(served.get(file).headers.contains(kind), "{file}");
    }
}

#[test]
fn what_a_form_says_is_text_and_never_markup() {
    let served = Served::tiny();
    let script = "<script>alert(1)</script>";
    let form =
        [("plan", "plan"), ("lang", "en"), ("futures", "16"), ("shown", "plan"), ("lever:births.level", script), ("save_as", script)];
    for address in ["/run", "/save"] {
        let got = served.post(address, &form);
        assert_eq!(got.status, 422);
        assert!(!got.text().contains(script), "{}", got.text());
    }
    let link = super::served::form_of(&[("plan", script), ("base", script), ("set", script), ("saved", script), ("run", script)]);
    assert!(!served.get(&format!("/?{link}")).text().contains(script));
}

#[test]
fn a_folder_that_is_none_and_a_port_that_is_taken_are_refused() {
    let served = Served::tiny();
    let folder = served.folder.path();
    let lost = refused(&xuewei_in(folder, &["serve", "nowhere", "--port", "0"]));
    assert!(lost.contains("cannot read the folder of scenarios nowhere"), "{lost}");
    let sets = refused(&xuewei_in(folder, &["serve", ".", "--port", "0", "--set", "births.level=0.9"]));
    assert!(sets.contains("serve takes no --set"), "{sets}");
    let taken = refused(&xuewei_in(folder, &["serve", ".", "--lang", "zh", "--port", &served.port.to_string()]));
    assert!(taken.contains(&format!("无法使用端口 {}", served.port)) && taken.contains("--port"), "{taken}");
}
