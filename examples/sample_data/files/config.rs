//! `gendan.toml` beside the data.

use std::path::Path;

use super::Result;
use crate::facts::people::COMPANY;

/// Writes it.
pub(super) fn write(folder: &Path) -> Result<()> {
    let text = format!(
        "# 示例数据：一家茶叶公司的 2026 年 10 月。公司、人名、电话、单号均为虚构。\n\
         as_of = \"2026-10-31T18:00:00\"\n\n\
         [report]\n\
         company = \"{COMPANY}\"\n\
         author = \"沈静怡\"\n"
    );
    std::fs::write(folder.join("gendan.toml"), text)?;
    Ok(())
}
