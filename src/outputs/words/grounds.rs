//! What the rows of a dataset rest on, and its tables, in the reader's words.

use crate::domain::{Language, Phrase, both};

/// Grounds by their key, the firmest first.
pub const GROUNDS: [(&str, Phrase); 5] = [
    ("census", both("普查", "census")),
    ("official", both("官方数据", "official")),
    ("estimated", both("估计", "estimated")),
    ("modelled", both("推算", "modelled")),
    ("unstated", both("未注明", "not stated")),
];

/// Tables of a dataset by their file name.
const TABLES: [(&str, Phrase); 16] = [
    ("districts", both("县（市）区表", "districts")),
    ("population", both("人口表", "population")),
    ("survival", both("存活率表", "survival")),
    ("fertility", both("生育率表", "fertility")),
    ("sex_ratio", both("出生性别比表", "sex ratio at birth")),
    ("migration", both("人口迁移表", "migration")),
    ("births", both("出生人口表", "births")),
    ("enrolment", both("在校生表", "pupils in class")),
    ("flows", both("跨区就学表", "schooling across districts")),
    ("schools", both("学校表", "schools")),
    ("seats", both("学位表", "seats")),
    ("projects", both("建设项目表", "projects")),
    ("teachers", both("教师表", "teachers")),
    ("housing", both("新建小区表", "new housing")),
    ("distances", both("距离表", "distances")),
    ("applicants", both("报名学生表", "applicants")),
];

fn named<'a>(names: &[(&str, Phrase)], key: &'a str, language: Language) -> &'a str {
    names.iter().find(|(known, _)| *known == key).map_or(key, |(_, name)| name.told(language))
}

/// Name of what a row rests on; the key itself where it is none of ours.
pub fn ground_name(key: &str, language: Language) -> &str {
    named(&GROUNDS, key, language)
}

/// Name of a table; the key itself where it is none of ours.
pub fn table_name(key: &str, language: Language) -> &str {
    named(&TABLES, key, language)
}
