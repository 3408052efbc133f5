//! Where children live and schools stand.

/// A district (县市区). Districts are kept in the order of their names, so that no result depends on the order of rows.
#[derive(Clone, Debug, PartialEq)]
pub struct District {
    /// The key used in every table.
    pub name: String,
    /// Chinese name shown to people; the key where the table gives none.
    pub name_zh: String,
    /// English name shown to people; the key where the table gives none.
    pub name_en: String,
    /// Urban district or county; `None` where the table does not say.
    pub kind: Option<DistrictKind>,
    /// Longitude and latitude of its seat [degrees, WGS84].
    pub position: Option<(f64, f64)>,
}

/// 市辖区 or 县(市).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DistrictKind {
    /// Urban district
    Urban,
    /// County or county-level city
    County,
}

/// Who runs a school.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sector {
    /// 公办
    Public,
    /// 普惠性民办: private at a regulated fee
    Inclusive,
    /// 民办
    Private,
}

/// Standing of a school in the bureau's list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    /// 优质
    Quality,
    /// 普通
    Standard,
}
