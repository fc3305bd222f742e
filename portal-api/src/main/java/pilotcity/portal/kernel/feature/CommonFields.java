package pilotcity.portal.kernel.feature;

import static pilotcity.index.kind.TextRole.BODY;
import static pilotcity.index.kind.TextRole.KEYWORDS;
import static pilotcity.index.kind.TextRole.NAME;

import pilotcity.index.kind.FieldOptions;

/**
 * Fields that several kinds have, described once:
 * {@code kind.reference("dataset", Place::dataset, CommonFields::dataset)}.
 */
public final class CommonFields {
    private CommonFields() {}

    public static FieldOptions nameEn(FieldOptions field) {
        return field.title("英文名", "English name")
                .describe("英文或拼音名称", "The name in English or romanised")
                .searched(NAME)
                .sort();
    }

    public static FieldOptions aliases(FieldOptions field) {
        return field.title("别名", "Other names")
                .describe("俗称、旧称和简称", "Everyday, former and abbreviated names")
                .list()
                .searched(KEYWORDS);
    }

    public static FieldOptions description(FieldOptions field) {
        return field.title("简介", "Description (Chinese)")
                .describe("中文简介", "What it is, in Chinese")
                .searched(BODY);
    }

    public static FieldOptions descriptionEn(FieldOptions field) {
        return field.title("英文简介", "Description")
                .describe("英文简介", "What it is, in English")
                .searched(BODY);
    }

    public static FieldOptions version(FieldOptions field) {
        return field.title("版本", "Version")
                .describe("每次写入加一", "One more with every write")
                .required();
    }

    /** The representative point, which is {@code geometry} in every kind that has one. */
    public static FieldOptions point(FieldOptions field) {
        return field.title("位置", "Location").points().describe("代表点，WGS84", "A representative point, WGS84");
    }

    public static FieldOptions pointSource(FieldOptions field) {
        return field.title("点位来源", "Source of the point")
                .word("approximate", "人工估定", "Set by hand")
                .describe("点位取自何处", "Where the point was taken from");
    }

    public static FieldOptions pointPrecision(FieldOptions field) {
        return field.title("点位精度", "Precision of the point")
                .describe("点位可能偏离的距离", "By how much the point may be off")
                .unit("m");
    }

    public static FieldOptions placeName(FieldOptions field) {
        return field.title("地区全称", "Full place name")
                .describe("带上级区划的地区名称", "The place with the divisions above it")
                .searched(KEYWORDS);
    }

    public static FieldOptions sourceTitle(FieldOptions field) {
        return field.title("来源", "Source").describe("所依据的来源", "What the entry is based on");
    }

    public static FieldOptions sourceUrl(FieldOptions field) {
        return field.title("来源网址", "Source address").describe("来源的网址", "Where the source is");
    }

    public static FieldOptions dataset(FieldOptions field) {
        return field.title("数据集", "Data set")
                .describe("这条数据取自哪个数据集", "The data set that this entry comes from")
                .to("dataset");
    }

    public static FieldOptions simulated(FieldOptions field) {
        return field.title("模拟数据", "Simulated")
                .describe("是否为演示而生成", "Whether it was generated for demonstration")
                .required()
                .facet();
    }
}
