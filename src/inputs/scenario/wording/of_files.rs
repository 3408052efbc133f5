//! Files and `--set`.

use super::{Wording, did_you_mean, guess_and_all, listed, say, short};

/// No file under this path.
pub(in crate::inputs::scenario) fn no_file(path: &str, nearby: &[String]) -> Wording {
    let names: Vec<&str> = nearby.iter().map(String::as_str).collect();
    let all = (!names.is_empty()).then(|| format!("scenarios in that folder: {}", listed(names.iter().take(10).copied())));
    let file_name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    say(format!("there is no file `{path}`")).maybe(did_you_mean(file_name, &names).or(all))
}

/// Neither the file nor its folder.
pub(in crate::inputs::scenario) fn no_folder(path: &str, folder: &str) -> Wording {
    say(format!("there is no file `{path}`")).hint(format!("there is no folder `{folder}` either"))
}

/// A folder where a file is expected.
pub(in crate::inputs::scenario) fn a_folder(path: &str) -> Wording {
    say(format!("`{path}` is a folder")).hint("a scenario is a file such as `scenarios/baseline.toml`")
}

/// The system refuses to read.
pub(in crate::inputs::scenario) fn no_access(error: &std::io::Error) -> Wording {
    say(format!("cannot be read: {error}")).hint("may you open it yourself?")
}

/// A byte that UTF-8 does not have.
pub(in crate::inputs::scenario) fn not_utf8(byte: u8) -> Wording {
    say(format!("not UTF-8: byte 0x{byte:02X}")).hint("save the file with the encoding UTF-8; it may be GBK now")
}

/// Nothing in the file.
pub(in crate::inputs::scenario) fn empty_file() -> Wording {
    say("the file is empty").hint("`xuewei new FOLDER` writes a scenario to fill in")
}

/// TOML that cannot be read; `line` is the line where the reading ended.
pub(in crate::inputs::scenario) fn not_toml(message: &str, line: &str) -> Wording {
    let key_in_chinese = message.contains("unquoted key") && !line.is_ascii();
    let hint = if key_in_chinese {
        "names in Chinese stand in quotes: `\"站前区\" = 1`"
    } else {
        "a key is written `key = value`, a heading `[key]`, text in quotes"
    };
    say(format!("not TOML: {message}")).hint(hint)
}

/// Files that extend each other.
pub(in crate::inputs::scenario) fn circle(chain: &[String]) -> Wording {
    say(format!("`extends` goes round in a circle: {}", chain.join(" > "))).hint("one of these files must not extend another")
}

/// No `key=value`.
pub(in crate::inputs::scenario) fn no_assignment() -> Wording {
    say("`key=value` is expected").hint("such as `--set births.level=0.9` or `--set target.coverage.at_least=0.95`")
}

/// `extends` on the command line.
pub(in crate::inputs::scenario) fn extends_by_set() -> Wording {
    say("`extends` belongs in a scenario file").hint("name the other scenario in its place")
}

/// No entry of a list has this name.
pub(in crate::inputs::scenario) fn no_such_entry(list: &str, name: &str, names: &[&str]) -> Wording {
    let hint = (!names.is_empty()).then(|| guess_and_all(name, names));
    say(format!("no `{list}` is called `{}`", short(name))).maybe(hint)
}
