//! Sentences that the checks of many tables share, in both languages.

use super::problem::nearest;
use crate::domain::{Language, Said};
use crate::{said, told};

/// A cell that must not be blank.
pub fn blank_cell() -> Said {
    said!("这一格是空的", "this cell is blank")
}

/// A column that is listed twice.
pub fn column_twice() -> Said {
    said!("这一列出现了两次", "this column is there twice")
}

/// One of two things of which only one can be meant.
pub fn keep_one() -> Said {
    said!("请只保留一个", "keep one of the two")
}

/// One of two rows of which only one can be meant.
pub fn keep_one_row() -> Said {
    said!("请只保留其中一行", "keep one of the two rows")
}

/// A file that the system does not open.
pub fn unreadable(error: &std::io::Error) -> Said {
    said!("无法读取此文件：{error}", "this file cannot be read: {error}")
}

/// Who may open it?
pub fn may_you_open_it() -> Said {
    said!("您自己能打开它吗？", "may you open it yourself?")
}

/// A column that is not there.
pub fn column_missing(name: &str) -> Said {
    said!("缺少列 `{name}`", "the column `{name}` is missing")
}

/// Names one after the other.
pub fn listed(names: &[&str], language: Language) -> String {
    names.join(language.pick("、", ", "))
}

/// Names after what they are.
pub fn those_are(chinese: &str, english: &str, names: &[&str]) -> Said {
    Said::by(|language| told!(language, "{chinese}{}", "{english} {}", listed(names, language)))
}

/// The columns that a table has.
pub fn columns_found(names: &[&str]) -> Said {
    those_are("表中的列有：", "the columns found are", names)
}

/// The columns that a table may have.
pub fn columns_known(names: &[&str]) -> Said {
    those_are("它的列有：", "its columns are", names)
}

/// The known name that was meant.
pub fn did_you_mean(name: &str) -> Said {
    said!("是否想写 `{name}`？", "did you mean `{name}`?")
}

/// The known name nearest to what was written, if any is near; otherwise another sentence.
pub fn nearest_or<'a>(written: &str, known: impl IntoIterator<Item = &'a str>, otherwise: impl FnOnce() -> Said) -> Said {
    nearest(written, known).map_or_else(otherwise, did_you_mean)
}

/// What a cell should hold.
pub fn expected(meaning: &Said) -> Said {
    Said::by(|language| language.pick("应填：", "expected: ").to_owned() + meaning.told(language))
}
