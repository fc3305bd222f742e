package pilotcity.portal.face.ogc.records;

import static pilotcity.index.kind.TextRole.BODY;
import static pilotcity.index.kind.TextRole.KEYWORDS;
import static pilotcity.index.kind.TextRole.NAME;

import pilotcity.index.kind.Kind;
import pilotcity.portal.face.ogc.core.RecordTemporalCoverage;
import pilotcity.portal.kernel.datasetimport.TermLabels;

/** What can be asked of records: the properties of OGC API Records 1.0, table 9, as far as the portal has them. */
final class CatalogueKind {
    static final String NAME_OF_KIND = "catalogueRecord";

    /** The group that holds the record as it is published, so that answers need not put it together again. */
    static final String PUBLISHED = "published";

    static final String JSON = "json";

    static final Kind<CatalogueRecord> KIND = describe().build();

    private CatalogueKind() {}

    private static Kind.Builder<CatalogueRecord> describe() {
        Kind.Builder<CatalogueRecord> kind = Kind.of(NAME_OF_KIND, "catalogue", CatalogueRecord.class)
                .title("目录记录", "Record", "Records")
                .describe("数据集和集合的目录", "What data sets and collections there are")
                .id(CatalogueRecord::id)
                .time("updated")
                .order("title", false);
        words(kind);
        return terms(kind);
    }

    private static void words(Kind.Builder<CatalogueRecord> kind) {
        kind.text(
                        "title",
                        CatalogueRecord::title,
                        f -> f.title("名称", "Title")
                                .describe("所述资源的名称", "What it is called")
                                .required()
                                .searched(NAME)
                                .sort())
                .text(
                        "description",
                        CatalogueRecord::description,
                        f -> f.title("简介", "Description")
                                .describe("所述资源的说明", "What it holds")
                                .searched(BODY))
                .text(
                        "otherTitle",
                        CatalogueRecord::otherTitle,
                        f -> f.title("另一语言的名称", "Title in the other language")
                                .describe("另一语言的名称", "What it is called in the other language")
                                .searched(NAME))
                .text(
                        "otherDescription",
                        CatalogueRecord::otherDescription,
                        f -> f.title("另一语言的简介", "Description in the other language")
                                .describe("另一语言的说明", "What it holds, in the other language")
                                .searched(BODY))
                .text(
                        "keywords",
                        CatalogueRecord::keywords,
                        f -> f.title("关键词", "Keywords")
                                .describe("主题词，中文和英文", "What it is about, in Chinese and English")
                                .list()
                                .searched(KEYWORDS)
                                .facet());
    }

    private static Kind.Builder<CatalogueRecord> terms(Kind.Builder<CatalogueRecord> kind) {
        return kind.keyword(
                        "type",
                        CatalogueRecord::type,
                        f -> f.title("类型", "Type")
                                .describe("所述资源的类型", "What sort of resource it is")
                                .required()
                                .code(CatalogueRecord.DATASET, "数据集", "Data set")
                                .code(CatalogueRecord.COLLECTION, "集合", "Collection")
                                .facet()
                                .sort())
                .keyword(
                        "themes",
                        CatalogueRecord::themes,
                        f -> TermLabels.themes(f)
                                .title("主题", "Themes")
                                .describe("欧盟数据主题词表中的网址", "Addresses in the EU vocabulary of data themes")
                                .list()
                                .facet())
                .keyword(
                        "license",
                        CatalogueRecord::license,
                        f -> f.title("许可", "Licence")
                                .describe("SPDX 许可标识", "The licence's SPDX identifier")
                                .facet())
                .text(
                        "publisher",
                        CatalogueRecord::publisher,
                        f -> f.title("发布者", "Publisher")
                                .describe("谁发布", "Who publishes it")
                                .facet())
                .keyword(
                        "formats",
                        CatalogueRecord::formats,
                        f -> f.title("格式", "Formats")
                                .describe("有哪些格式", "In which formats there is something to download")
                                .list()
                                .facet())
                .keyword(
                        "externalIds",
                        CatalogueRecord::externalIds,
                        f -> f.title("外部标识", "External ids")
                                .describe("在别处的标识：体系:值", "How it is called elsewhere: scheme:value")
                                .list())
                .date(
                        "created",
                        CatalogueRecord::created,
                        f -> f.title("创建", "Created")
                                .describe("首次发布的日期", "The day it was first published")
                                .sort())
                .date(
                        "updated",
                        CatalogueRecord::updated,
                        f -> f.title("更新", "Updated")
                                .describe("最近更新的日期", "The day it was last changed")
                                .sort())
                .date(
                        RecordTemporalCoverage.FROM,
                        CatalogueRecord::coversFrom,
                        f -> f.title("起始时间", "Covers from")
                                .describe("数据所述时段的第一天", "The first day of the time it is about")
                                .sort())
                .date(
                        RecordTemporalCoverage.UNTIL,
                        CatalogueRecord::coversUntil,
                        f -> f.title("结束时间", "Covers until")
                                .describe("数据所述时段的最后一天", "The last day of the time it is about")
                                .sort())
                .geometry(
                        "geometry",
                        CatalogueRecord::area,
                        f -> f.title("范围", "Extent").describe("数据所在的范围", "Where what it holds lies"))
                .<CatalogueRecord>object(
                        PUBLISHED,
                        record -> record,
                        f -> f.title("记录", "Record").describe("记录本身", "The record as it is published"),
                        fields -> fields.text(JSON, CatalogueRecord::published, f -> f.title("JSON", "JSON")));
    }
}
