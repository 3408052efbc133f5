//! A scenario as a tree of values that know their places.

use std::collections::BTreeMap;

use serde_json::Value as Json;
use toml::Spanned;
use toml::de::{DeArray, DeInteger, DeTable, DeValue};

use super::place::Place;
use crate::domain::Said;
use crate::said;

/// A value and its place.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// Where the value, or the heading of its table, is written.
    pub place: Place,
    /// The value.
    pub value: Value,
}

/// What TOML can say.
#[derive(Clone, Debug)]
pub(super) enum Value {
    /// Text
    Text(String),
    /// A whole number
    Whole(i64),
    /// Any other number
    Number(f64),
    /// True or false
    Truth(bool),
    /// What no key of a scenario takes, in words: a date, a number beyond all bounds
    Other(Said),
    /// A list
    List(Vec<Node>),
    /// A table
    Table(Fields),
    /// A value that was found wrong and is not looked at again
    Refused,
}

/// The keys of a table.
pub(super) type Fields = BTreeMap<String, Field>;

/// A key of a table with its value.
#[derive(Clone, Debug)]
pub(super) struct Field {
    /// Where the key is written.
    pub key: Place,
    /// The value.
    pub node: Node,
}

impl Node {
    /// A table without keys.
    pub fn empty_table(place: Place) -> Self {
        Self { place, value: Value::Table(Fields::new()) }
    }

    /// The value of a key, if this is a table that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.field(key).map(|field| &field.node)
    }

    /// A key with its value, if this is a table that has it.
    pub fn field(&self, key: &str) -> Option<&Field> {
        match &self.value {
            Value::Table(fields) => fields.get(key),
            _ => None,
        }
    }

    /// The text under a key, if there is one.
    pub fn text(&self, key: &str) -> Option<&str> {
        match &self.get(key)?.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Whether something in here was refused.
    pub fn is_broken(&self) -> bool {
        match &self.value {
            Value::Refused => true,
            Value::List(items) => items.iter().any(Node::is_broken),
            Value::Table(fields) => fields.values().any(|field| field.node.is_broken()),
            _ => false,
        }
    }

    /// The same without places and without what was refused.
    pub fn to_json(&self) -> Json {
        match &self.value {
            Value::Text(text) => text.clone().into(),
            Value::Whole(number) => (*number).into(),
            Value::Number(number) => (*number).into(),
            Value::Truth(truth) => (*truth).into(),
            Value::Other(_) | Value::Refused => Json::Null,
            Value::List(items) => items.iter().filter(|item| !item.is_refused()).map(Node::to_json).collect(),
            Value::Table(fields) => {
                let sound = fields.iter().filter(|(_, field)| !field.node.is_refused());
                Json::Object(sound.map(|(key, field)| (key.clone(), field.node.to_json())).collect())
            }
        }
    }

    /// Whether this is a table.
    pub fn is_table(&self) -> bool {
        matches!(self.value, Value::Table(_))
    }

    /// Whether this was found wrong.
    pub fn is_refused(&self) -> bool {
        matches!(self.value, Value::Refused)
    }
}

/// A TOML table as a tree; `place_of` tells the place of a byte.
pub(super) fn from_table(table: &Spanned<DeTable<'_>>, place_of: &dyn Fn(usize) -> Place) -> Node {
    let fields = table.get_ref().iter().map(|(key, value)| {
        let field = Field { key: place_of(key.span().start), node: from_value(value, place_of) };
        (key.get_ref().to_string(), field)
    });
    Node { place: place_of(table.span().start), value: Value::Table(fields.collect()) }
}

/// A TOML value as a tree.
pub(super) fn from_value(value: &Spanned<DeValue<'_>>, place_of: &dyn Fn(usize) -> Place) -> Node {
    let span = value.span();
    let here = match value.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => whole(number),
        DeValue::Float(number) => number.as_str().parse().map_or(Value::Other(said!("非数字", "no number")), Value::Number),
        DeValue::Boolean(truth) => Value::Truth(*truth),
        DeValue::Datetime(_) => Value::Other(said!("日期", "a date")),
        DeValue::Array(items) => list(items, place_of),
        DeValue::Table(table) => return from_table(&Spanned::new(span, table.clone()), place_of),
    };
    Node { place: place_of(span.start), value: here }
}

fn list(items: &DeArray<'_>, place_of: &dyn Fn(usize) -> Place) -> Value {
    Value::List(items.iter().map(|item| from_value(item, place_of)).collect())
}

fn whole(number: &DeInteger<'_>) -> Value {
    i64::from_str_radix(number.as_str(), number.radix())
        .map_or_else(|_| Value::Other(said!("过大的数", "a number too large")), Value::Whole)
}
