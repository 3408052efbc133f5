//! What a scenario may look like, read from the JSON Schema of [`Settings`], so that each type is stated once.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::settings::Settings;
use super::tree::Value;

/// What a value may be.
#[derive(Clone, Debug)]
pub(super) enum Shape {
    /// Text
    Text,
    /// A whole number between two others
    Whole {
        /// Least
        least: i64,
        /// Most
        most: i64,
    },
    /// A number
    Number,
    /// True or false
    Truth,
    /// One of these words
    Choice(Vec<String>),
    /// A list
    List(Box<Shape>),
    /// A table
    Table(TableShape),
    /// One of several, told apart by their kind; such a value is one thing, not a table to merge
    Either(Vec<Shape>),
}

/// What a table may hold.
#[derive(Clone, Debug, Default)]
pub(super) struct TableShape {
    /// Keys by name.
    pub keys: BTreeMap<String, Shape>,
    /// Keys that must be there once all files are merged.
    pub required: Vec<String>,
    /// What stands under any other key; none where other keys are refused.
    pub others: Option<Box<Shape>>,
    /// The only names that other keys may have.
    pub names: Option<Vec<String>>,
}

impl Shape {
    /// A scenario file: the settings, and `extends`.
    pub fn of_a_file() -> Self {
        let schema = settings_schema();
        Self::read(&schema, &schema["$defs"])
    }

    fn read(schema: &Json, definitions: &Json) -> Self {
        if let Some(name) = schema["$ref"].as_str().and_then(|path| path.strip_prefix("#/$defs/")) {
            return Self::read(&definitions[name], definitions);
        }
        if let Some(words) = words(schema) {
            return Self::Choice(words);
        }
        if let Some(variants) = schema["anyOf"].as_array() {
            let mut shapes: Vec<Self> =
                variants.iter().filter(|variant| variant["type"] != "null").map(|variant| Self::read(variant, definitions)).collect();
            return if shapes.len() == 1 { shapes.remove(0) } else { Self::Either(shapes) };
        }
        Self::read_type(schema, definitions)
    }

    fn read_type(schema: &Json, definitions: &Json) -> Self {
        match type_name(schema) {
            "integer" if schema["format"] == "int32" => Self::Whole { least: i32::MIN.into(), most: i32::MAX.into() },
            "integer" => Self::Whole { least: schema["minimum"].as_i64().unwrap_or(i64::MIN), most: i64::MAX },
            "number" => Self::Number,
            "boolean" => Self::Truth,
            "array" => Self::List(Box::new(Self::read(&schema["items"], definitions))),
            "object" => Self::Table(TableShape::read(schema, definitions)),
            _ => Self::Text,
        }
    }

    /// Whether a value is of this kind, whatever it holds.
    pub fn takes(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::Text | Self::Choice(_), Value::Text(_))
            | (Self::Number, Value::Number(_) | Value::Whole(_))
            | (Self::Truth, Value::Truth(_))
            | (Self::List(_), Value::List(_))
            | (Self::Table(_), Value::Table(_)) => true,
            (Self::Whole { least, most }, Value::Whole(number)) => (least..=most).contains(&number),
            (Self::Either(shapes), value) => shapes.iter().any(|shape| shape.takes(value)),
            _ => false,
        }
    }

    /// Gives a value something in place of each key that must be there and is not, so that the rest can be looked at.
    pub fn fill(&self, value: &mut Json) {
        match (self, value) {
            (Self::Table(table), Json::Object(fields)) => {
                for key in table.required.iter().filter(|key| !fields.contains_key(*key)).cloned().collect::<Vec<_>>() {
                    let blank = table.keys.get(&key).map(Self::blank).unwrap_or_default();
                    fields.insert(key, blank);
                }
                for (key, value) in fields.iter_mut() {
                    table.keys.get(key).or(table.others.as_deref()).into_iter().for_each(|shape| shape.fill(value));
                }
            }
            (Self::List(item), Json::Array(items)) => items.iter_mut().for_each(|value| item.fill(value)),
            _ => {}
        }
    }

    /// A value that says nothing.
    fn blank(&self) -> Json {
        match self {
            Self::Text => "".into(),
            Self::Whole { .. } => 0.into(),
            Self::Number => 0.0.into(),
            Self::Truth => false.into(),
            Self::Choice(words) => words.first().cloned().unwrap_or_default().into(),
            Self::List(_) => json!([]),
            Self::Table(_) => json!({}),
            Self::Either(shapes) => shapes.first().map(Self::blank).unwrap_or_default(),
        }
    }

    /// What may stand under a key, for a table.
    pub fn under(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Table(table) => table.keys.get(key).or(table.others.as_deref()),
            Self::Either(shapes) => shapes.iter().find_map(|shape| shape.under(key)),
            _ => None,
        }
    }

    /// The key by which the entries of a list of such tables are told apart.
    pub fn entry_key(&self) -> Option<&'static str> {
        match self {
            Self::Table(table) => ["id", "project"].into_iter().find(|key| table.keys.contains_key(*key)),
            _ => None,
        }
    }
}

impl TableShape {
    fn read(schema: &Json, definitions: &Json) -> Self {
        let keys = schema["properties"].as_object().into_iter().flatten();
        Self {
            keys: keys.map(|(key, schema)| (key.clone(), Shape::read(schema, definitions))).collect(),
            required: texts(&schema["required"]),
            others: schema["additionalProperties"].as_object().map(|_| Box::new(Shape::read(&schema["additionalProperties"], definitions))),
            names: schema.get("propertyNames").and_then(|names| match Shape::read(names, definitions) {
                Shape::Choice(words) => Some(words),
                _ => None,
            }),
        }
    }
}

/// The words of an enumeration.
fn words(schema: &Json) -> Option<Vec<String>> {
    if let Some(variants) = schema["oneOf"].as_array() {
        return Some(variants.iter().filter_map(|variant| variant["const"].as_str()).map(str::to_owned).collect());
    }
    schema["enum"].is_array().then(|| texts(&schema["enum"]))
}

fn type_name(schema: &Json) -> &str {
    match &schema["type"] {
        Json::Array(names) => names.iter().filter_map(Json::as_str).find(|name| *name != "null").unwrap_or(""),
        name => name.as_str().unwrap_or(""),
    }
}

fn texts(list: &Json) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(Json::as_str).map(str::to_owned).collect()
}

/// The schema of a whole scenario, with `extends`.
fn settings_schema() -> Json {
    let mut schema = schemars::schema_for!(Settings).to_value();
    schema["properties"]["extends"] =
        json!({ "type": "string", "description": "Scenario file that is read first, relative to this one; this file states what differs" });
    schema
}

/// JSON Schema of a scenario file, for editors. A file that extends another may leave out what that one says, so inside a block only the key that
/// tells entries apart is required; `check` reports what is missing in the whole.
pub fn schema() -> Json {
    let mut schema = settings_schema();
    let required = schema.as_object_mut().and_then(|schema| schema.remove("required"));
    schema["anyOf"] = json!([{ "required": ["extends"] }, { "required": required }]);
    for definition in schema["$defs"].as_object_mut().into_iter().flat_map(serde_json::Map::values_mut) {
        if let Some(required) = definition.get_mut("required").and_then(Json::as_array_mut) {
            required.retain(|key| key == "id" || key == "project");
        }
    }
    schema
}
