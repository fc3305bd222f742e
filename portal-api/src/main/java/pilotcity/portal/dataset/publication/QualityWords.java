package pilotcity.portal.dataset.publication;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import pilotcity.index.kind.Label;

/** What the marks of a quality score are called, and what brings the points that are missing, by their codes. */
public final class QualityWords {
    /** What is looked at. */
    public static final Map<String, Label> TITLES = labels(
            "licence",
            "许可",
            "Licence",
            "contact",
            "联系方式",
            "Contact",
            "description",
            "说明",
            "Description",
            "keywords",
            "关键词",
            "Keywords",
            "theme",
            "主题",
            "Theme",
            "temporal",
            "时间范围",
            "Temporal coverage",
            "spatial",
            "空间范围",
            "Spatial coverage",
            "frequency",
            "更新频率",
            "Update frequency",
            "openFormat",
            "开放格式",
            "Open formats",
            "tables",
            "可查询的表",
            "Tables to query",
            "documentedColumns",
            "列的说明",
            "Documented columns",
            "validity",
            "有效的行",
            "Valid rows");

    /** What brings the points that are missing. */
    public static final Map<String, Label> ADVICE = labels(
            "licence",
            "注明许可（SPDX 标识）",
            "Name the licence by its SPDX identifier",
            "contact",
            "给出联系人的邮箱",
            "Give an e-mail address to ask at",
            "description",
            "用中文和英文写简介",
            "Write a description in Chinese and in English",
            "keywords",
            "给出中文和英文关键词",
            "Give keywords in Chinese and in English",
            "theme",
            "从欧盟数据主题词表中选一个主题",
            "Choose a theme of the EU vocabulary of data themes",
            "temporal",
            "注明数据所述时段的开始",
            "Say from when on the data is",
            "spatial",
            "注明地区，或在表结构中标出坐标列",
            "Name the place, or the columns with coordinates",
            "frequency",
            "注明更新频率",
            "Say how often it is updated",
            "openFormat",
            "以开放格式（如 CSV、GeoJSON）提供全部文件",
            "Offer all files in open formats, such as CSV or GeoJSON",
            "tables",
            "提供可读作表的文件",
            "Offer a file that can be read as a table",
            "documentedColumns",
            "为每一列写名称或说明",
            "Give every column a title or a description",
            "validity",
            "更正不合表结构的行",
            "Correct the rows that do not fit the schema");

    private QualityWords() {}

    private static Map<String, Label> labels(String... words) {
        Map<String, Label> labels = new LinkedHashMap<>();
        for (int i = 0; i < words.length; i += 3) {
            labels.put(words[i], new Label(words[i + 1], words[i + 2]));
        }
        return Collections.unmodifiableMap(labels);
    }
}
