//! Decimals, which Parquet keeps as whole numbers of their last place, written out.

use polars::prelude::{Column, DataType, IntoColumn, StringChunked};

/// A column of whole numbers of the last of so many places after the point, as text; `None` where one is too long.
pub(super) fn written_out(column: &Column, places: usize) -> Option<Column> {
    let texts: StringChunked = if let Ok(numbers) = column.binary() {
        let text = |bytes: &[u8]| whole(bytes).map(|number| written(number, places));
        numbers.iter().map(|bytes| bytes.map_or(Some(None), |bytes| text(bytes).map(Some))).collect::<Option<_>>()?
    } else {
        let numbers = column.cast(&DataType::Int64).ok()?;
        numbers.i64().ok()?.iter().map(|number| number.map(|number| written(number.into(), places))).collect()
    };
    Some(texts.with_name(column.name().clone()).into_column())
}

/// A whole number from its bytes, the highest first, in two's complement; `None` where 128 bits do not hold it.
fn whole(bytes: &[u8]) -> Option<i128> {
    let is_negative = bytes.first().is_some_and(|byte| byte & 0x80 != 0);
    bytes.iter().try_fold(-i128::from(is_negative), |number, &byte| number.checked_mul(256)?.checked_add(byte.into()))
}

/// The shortest exact form, as other numbers have it.
fn written(number: i128, places: usize) -> String {
    let digits = format!("{:0>width$}", number.unsigned_abs(), width = places + 1);
    let (whole, part) = digits.split_at(digits.len() - places);
    let (sign, part) = (if number < 0 { "-" } else { "" }, part.trim_end_matches('0'));
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
}

#[cfg(test)]
mod tests {
    use super::{whole, written};

    #[test]
    fn decimals_are_written_in_their_shortest_form() {
        assert_eq!(
            [(0, 2), (5, 2), (-50, 2), (12_000, 2), (12_345, 0)].map(|(n, places)| written(n, places)),
            ["0", "0.05", "-0.5", "120", "12345"]
        );
    }

    #[test]
    fn whole_numbers_come_from_bytes_of_any_number() {
        assert_eq!([&[][..], &[1, 0], &[0xff, 0x01], &[0xff; 20]].map(whole), [Some(0), Some(256), Some(-255), Some(-1)]);
        assert_eq!(whole(&[i128::MIN.to_be_bytes().as_slice(), &[0]].concat()), None);
    }
}
