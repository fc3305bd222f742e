package pilotcity.portal.kernel.table.schema.proposal.column;

import java.util.Set;

/** What stands in cells without a value. */
final class MissingWords {
    /** Words that agencies write where they have no value. */
    static final Set<String> ALL = Set.of(
            "NA", "N/A", "n/a", "na", "#N/A", "NULL", "null", "Null", "None", "none", "NaN", "nan", "nil", "n.a.",
            "k.A.", "-", "--", "---", "—", "——", "–", "－", "/", "\\", "*", "**", "…", "……", "...", "..", ".", "?", "？",
            "、", ":", "：", "无", "無", "不详", "不詳", "未知", "暂无", "暂缺", "缺失", "缺", "空", "空值", "无数据", "暂无数据", "未填", "未填写",
            "不明");

    private MissingWords() {}
}
