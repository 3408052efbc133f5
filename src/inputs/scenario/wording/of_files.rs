//! Files and `--set`.

use super::{Wording, did_you_mean, guess_and_all, listed, say, short};
use crate::domain::Said;
use crate::inputs::phrases;
use crate::said;

/// No file under this path.
pub(in crate::inputs::scenario) fn no_file(path: &str, nearby: &[String]) -> Wording {
    let names: Vec<&str> = nearby.iter().map(String::as_str).collect();
    let beside = |language| listed(names.iter().take(10).copied(), language);
    let all = (!names.is_empty())
        .then(|| Said::by(|language| language.pick("该文件夹中的方案：", "scenarios in that folder: ").to_owned() + &beside(language)));
    let file_name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    say(said!("没有文件 `{path}`", "there is no file `{path}`")).maybe(did_you_mean(file_name, &names).or(all))
}

/// Neither the file nor its folder.
pub(in crate::inputs::scenario) fn no_folder(path: &str, folder: &str) -> Wording {
    say(said!("没有文件 `{path}`", "there is no file `{path}`"))
        .hint(said!("文件夹 `{folder}` 也不存在", "there is no folder `{folder}` either"))
}

/// A folder where a file is expected.
pub(in crate::inputs::scenario) fn a_folder(path: &str) -> Wording {
    say(said!("`{path}` 是文件夹", "`{path}` is a folder"))
        .hint(said!("方案是一个文件，例如 `scenarios/baseline.toml`", "a scenario is a file such as `scenarios/baseline.toml`"))
}

/// The system refuses to read.
pub(in crate::inputs::scenario) fn no_access(error: &std::io::Error) -> Wording {
    say(said!("无法读取：{error}", "cannot be read: {error}")).hint(phrases::may_you_open_it())
}

/// A byte that UTF-8 does not have.
pub(in crate::inputs::scenario) fn not_utf8(byte: u8) -> Wording {
    say(said!("不是 UTF-8 编码：字节 0x{byte:02X}", "not UTF-8: byte 0x{byte:02X}"))
        .hint(said!("请以 UTF-8 编码另存；现在可能是 GBK", "save the file with the encoding UTF-8; it may be GBK now"))
}

/// Nothing in the file.
pub(in crate::inputs::scenario) fn empty_file() -> Wording {
    say(said!("文件是空的", "the file is empty"))
        .hint(said!("`xuewei new FOLDER` 会写出一个可填写的方案", "`xuewei new FOLDER` writes a scenario to fill in"))
}

/// TOML that cannot be read; `line` is the line where the reading ended.
pub(in crate::inputs::scenario) fn not_toml(message: &str, line: &str) -> Wording {
    let key_in_chinese = message.contains("unquoted key") && !line.is_ascii();
    let hint = if key_in_chinese {
        said!("中文名称要加引号：`\"站前区\" = 1`", "names in Chinese stand in quotes: `\"站前区\" = 1`")
    } else {
        said!("键写作 `key = value`，标题写作 `[key]`，文字加英文引号", "a key is written `key = value`, a heading `[key]`, text in quotes")
    };
    say(said!("不是有效的 TOML：{message}", "not TOML: {message}")).hint(hint)
}

/// Files that extend each other.
pub(in crate::inputs::scenario) fn circle(chain: &[String]) -> Wording {
    say(said!("`extends` 循环引用：{}", "`extends` goes round in a circle: {}", chain.join(" > ")))
        .hint(said!("其中一个文件不能再引用别的文件", "one of these files must not extend another"))
}

/// No `key=value`.
pub(in crate::inputs::scenario) fn no_assignment() -> Wording {
    say(said!("应写作 `key=value`", "`key=value` is expected")).hint(said!(
        "例如 `--set births.level=0.9` 或 `--set target.coverage.at_least=0.95`",
        "such as `--set births.level=0.9` or `--set target.coverage.at_least=0.95`"
    ))
}

/// `extends` on the command line.
pub(in crate::inputs::scenario) fn extends_by_set() -> Wording {
    say(said!("`extends` 只能写在方案文件里", "`extends` belongs in a scenario file"))
        .hint(said!("请直接写另一个方案的文件名", "name the other scenario in its place"))
}

/// No entry of a list has this name.
pub(in crate::inputs::scenario) fn no_such_entry(list: &str, name: &str, names: &[&str]) -> Wording {
    let hint = (!names.is_empty()).then(|| guess_and_all(name, names));
    say(said!("没有名为 `{}` 的 `{list}`", "no `{list}` is called `{}`", short(name))).maybe(hint)
}
