//! The plainest form in which each column of a Parquet file can be read, by the file's own schema.
//!
//! Parquet keeps narrow whole numbers as wide ones, decimals as whole numbers of their last place, and the words of a dictionary as text;
//! labels say what they stand for. Read without the labels they need no types of polars that would have to be built for their sake.

use polars::io::parquet::read::FileMetadata;
use polars::prelude::{ArrowDataType, ArrowSchema};
use polars_parquet::parquet::schema::types::{ParquetType, PhysicalType, PrimitiveConvertedType, PrimitiveLogicalType, PrimitiveType};
use polars_parquet::read::schema::SchemaDescriptor;

use crate::domain::{Said, both};

/// How to read a file whose every column is text or numbers.
pub(super) struct Plain {
    /// The file's own, without labels.
    pub metadata: FileMetadata,
    /// Columns of decimals, each with the number of places after the point.
    pub decimals: Vec<(String, usize)>,
}

impl Plain {
    /// By a file's metadata and the types that its writer declared; an error lists the columns that tables do not hold, with their types.
    pub(super) fn of(metadata: &FileMetadata, declared: &ArrowSchema) -> Result<Self, Vec<(String, Said)>> {
        let (mut fields, mut decimals, mut refused) = (Vec::new(), Vec::new(), Vec::new());
        for field in metadata.schema().fields().iter().filter(|field| !is_row_label(field.name())) {
            // A group without columns has no type: a structure of nothing.
            let kind = declared.get(field.name()).map_or(ArrowDataType::Struct(Vec::new()), |field| field.dtype.clone());
            match plain(field, &kind) {
                Some(plain) => fields.push(ParquetType::PrimitiveType(plain)),
                None => refused.push((field.name().to_owned(), called(&kind))),
            }
            decimals.extend(places(&kind).map(|places| (field.name().to_owned(), places)));
        }
        let schema_descr = SchemaDescriptor::new(metadata.schema().name().into(), fields);
        let metadata = FileMetadata { schema_descr, key_value_metadata: None, ..metadata.clone() };
        if refused.is_empty() { Ok(Self { metadata, decimals }) } else { Err(refused) }
    }
}

/// Names that more than one column has.
pub(super) fn twice(metadata: &FileMetadata) -> Vec<&str> {
    let names: Vec<&str> = metadata.schema().fields().iter().map(ParquetType::name).collect();
    let has_come = |place: usize| names[..place].iter().filter(|name| **name == names[place]).count();
    (0..names.len()).filter(|&place| has_come(place) == 1).map(|place| names[place]).collect()
}

/// Whether a column holds the labels of rows that pandas writes beside a table that was filtered or sorted; they say nothing.
fn is_row_label(name: &str) -> bool {
    let level = name.strip_prefix("__index_level_").and_then(|rest| rest.strip_suffix("__"));
    level.is_some_and(|level| level.parse::<u32>().is_ok())
}

/// A column in its plainest form; `None` where tables do not hold its type.
fn plain(field: &ParquetType, kind: &ArrowDataType) -> Option<PrimitiveType> {
    use ArrowDataType as Kind;
    let ParquetType::PrimitiveType(kept) = field else { return None };
    match kind {
        Kind::Int32 | Kind::Int64 | Kind::UInt32 | Kind::UInt64 | Kind::Float32 | Kind::Float64 => Some(kept.clone()),
        Kind::Null | Kind::Int8 | Kind::Int16 | Kind::UInt8 | Kind::UInt16 => Some(labelled(kept, None)),
        kind if places(kind).is_some() => Some(labelled(kept, None)),
        Kind::Utf8View => Some(labelled(kept, Some(PrimitiveLogicalType::String))),
        Kind::BinaryView if is_word(kept) => Some(labelled(kept, Some(PrimitiveLogicalType::String))),
        Kind::Dictionary(_, words, _) => plain(field, words),
        _ => None,
    }
}

fn labelled(kept: &PrimitiveType, label: Option<PrimitiveLogicalType>) -> PrimitiveType {
    PrimitiveType { logical_type: label, converted_type: None, ..kept.clone() }
}

/// Whether a column holds words of a list; they are text.
fn is_word(kept: &PrimitiveType) -> bool {
    let is_labelled = kept.logical_type == Some(PrimitiveLogicalType::Enum) || kept.converted_type == Some(PrimitiveConvertedType::Enum);
    is_labelled && kept.physical_type == PhysicalType::ByteArray
}

/// Places after the point of decimals.
fn places(kind: &ArrowDataType) -> Option<usize> {
    match kind {
        ArrowDataType::Decimal(_, places) | ArrowDataType::Decimal256(_, places) => Some(*places),
        _ => None,
    }
}

/// A type that tables do not hold, as those call it who write such files.
fn called(kind: &ArrowDataType) -> Said {
    use ArrowDataType as Kind;
    let called = match kind {
        Kind::Boolean => both("布尔值（boolean）", "boolean"),
        Kind::Float16 => both("半精度浮点数（float16）", "float16"),
        Kind::Date32 | Kind::Date64 => both("日期（date）", "date"),
        Kind::Time32(_) | Kind::Time64(_) => both("时刻（time）", "time"),
        Kind::Timestamp(..) => both("时间戳（timestamp）", "timestamp"),
        Kind::Duration(_) | Kind::Interval(_) => both("时长（duration）", "duration"),
        Kind::BinaryView | Kind::FixedSizeBinary(_) => both("二进制（binary）", "binary"),
        Kind::LargeList(_) | Kind::FixedSizeList(..) => both("列表（list）", "list"),
        Kind::Struct(_) | Kind::Map(..) => both("结构（struct）", "struct"),
        other => return Said::alike(format!("{other:?}")),
    };
    called.into()
}
