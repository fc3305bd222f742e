package pilotcity.portal.dataset;

import static pilotcity.index.kind.TextRole.BODY;
import static pilotcity.index.kind.TextRole.KEYWORDS;
import static pilotcity.index.kind.TextRole.NAME;

import io.vertx.core.json.JsonObject;
import pilotcity.index.kind.FieldsBuilder;
import pilotcity.index.kind.Kind;
import pilotcity.portal.kernel.datasetimport.TermLabels;
import pilotcity.portal.kernel.feature.CommonFields;

/** What a data set says of itself; the terms are DCAT's (W3C DCAT 3, clause 6.6) where it has one. */
final class DatasetKind {
    static final Kind<Dataset> KIND =
            describe(Kind.of("dataset", "datasets", Dataset.class)).build();

    private DatasetKind() {}

    private static Kind.Builder<Dataset> describe(Kind.Builder<Dataset> kind) {
        kind.title("数据集", "Data set", "Data sets")
                .describe("公开的数据集：说明、许可和文件", "A published data set: description, licence and files")
                .id(Dataset::id)
                .time("modified")
                .suggested();
        names(kind);
        publisher(kind);
        terms(kind);
        coverage(kind);
        origin(kind);
        files(kind);
        QualityFields.add(kind, Dataset::quality);
        return versions(kind);
    }

    private static void names(Kind.Builder<Dataset> kind) {
        kind.text(
                        "name",
                        Dataset::name,
                        f -> f.title("名称", "Name")
                                .describe("中文名称", "The title in Chinese")
                                .required()
                                .searched(NAME)
                                .sort())
                .text(
                        "nameEn",
                        dataset -> dataset.text("title", "en"),
                        f -> f.title("英文名", "English name")
                                .describe("英文名称", "The title in English")
                                .searched(NAME)
                                .sort())
                .text(
                        "description",
                        dataset -> dataset.text("description", "zh"),
                        f -> f.title("简介", "Description (Chinese)")
                                .describe("中文简介", "What it holds, in Chinese")
                                .searched(BODY))
                .text(
                        "descriptionEn",
                        dataset -> dataset.text("description", "en"),
                        f -> f.title("英文简介", "Description")
                                .describe("英文简介", "What it holds, in English")
                                .searched(BODY))
                .text(
                        "keywords",
                        dataset -> dataset.keywords("zh"),
                        f -> f.title("关键词", "Keywords (Chinese)")
                                .describe("中文关键词", "Keywords in Chinese")
                                .list()
                                .searched(KEYWORDS)
                                .facet())
                .text(
                        "keywordsEn",
                        dataset -> dataset.keywords("en"),
                        f -> f.title("英文关键词", "Keywords")
                                .describe("英文关键词", "Keywords in English")
                                .list()
                                .searched(KEYWORDS)
                                .facet())
                .keyword(
                        "themes",
                        dataset -> dataset.strings("themes"),
                        f -> TermLabels.themes(f)
                                .title("主题", "Themes")
                                .describe("欧盟数据主题词表中的网址", "Addresses in the EU vocabulary of data themes")
                                .list()
                                .facet());
    }

    private static void publisher(Kind.Builder<Dataset> kind) {
        kind.text(
                        "publisher",
                        dataset -> dataset.publisher("zh"),
                        f -> f.title("发布者", "Publisher (Chinese)")
                                .describe("发布者的中文名", "Who publishes it, in Chinese")
                                .searched(KEYWORDS))
                .text(
                        "publisherEn",
                        dataset -> dataset.publisher("en"),
                        f -> f.title("发布者（英文）", "Publisher")
                                .describe("发布者的英文名", "Who publishes it, in English")
                                .searched(KEYWORDS))
                .keyword(
                        "publisherId",
                        Dataset::publisherId,
                        f -> f.title("发布者标识", "Publisher's id")
                                .describe("目录中发布者的标识", "By what catalogues know the publisher")
                                .required()
                                .facet())
                .keyword(
                        "publisherUrl",
                        dataset -> dataset.part("publisher", "url"),
                        f -> f.title("发布者网址", "Publisher's address")
                                .describe("发布者的网址", "Where the publisher is on the web"))
                .text(
                        "contactName",
                        dataset -> dataset.part("contactPoint", "name"),
                        f -> f.title("联系人", "Contact").describe("关于数据可以询问谁", "Whom to ask about it"))
                .keyword(
                        "contactEmail",
                        dataset -> dataset.part("contactPoint", "email"),
                        f -> f.title("联系邮箱", "Contact's e-mail").describe("联系人的邮箱", "The address to write to"));
    }

    private static void terms(Kind.Builder<Dataset> kind) {
        kind.keyword(
                        "license",
                        dataset -> dataset.text("license"),
                        f -> f.title("许可", "Licence")
                                .describe("SPDX 许可标识", "The licence's SPDX identifier")
                                .required()
                                .facet())
                .text(
                        "attribution",
                        dataset -> dataset.text("attribution", "zh"),
                        f -> f.title("署名", "Attribution (Chinese)")
                                .describe("使用时应注明的中文署名", "Whom to name when using it, in Chinese"))
                .text(
                        "attributionEn",
                        dataset -> dataset.text("attribution", "en"),
                        f -> f.title("署名（英文）", "Attribution")
                                .describe("使用时应注明的英文署名", "Whom to name when using it, in English"))
                .keyword(
                        "languages",
                        dataset -> dataset.strings("languages"),
                        f -> TermLabels.languages(f)
                                .title("语言", "Languages")
                                .describe("数据的语言", "The languages of the data")
                                .list())
                .date(
                        "issued",
                        dataset -> dataset.date("issued"),
                        f -> f.title("首次发布", "Issued")
                                .describe("首次发布的日期", "The day it was first published")
                                .sort())
                .date(
                        "modified",
                        dataset -> dataset.date("modified"),
                        f -> f.title("更新", "Modified")
                                .describe("最近更新的日期", "The day it was last changed")
                                .sort())
                .keyword(
                        "frequency",
                        dataset -> dataset.text("accrualPeriodicity"),
                        f -> TermLabels.frequencies(f)
                                .title("更新频率", "Update frequency")
                                .describe("欧盟频率词表中的网址", "An address in the EU vocabulary of frequencies"))
                .keyword(
                        "publishedAs",
                        dataset -> dataset.text("publishedAs"),
                        f -> f.title("数据类别", "Published as")
                                .describe("其内容在门户中的类别", "The kind of document that the portal publishes it as"))
                .instant(
                        "metadataCreated",
                        Dataset::listed,
                        f -> f.title("收录时间", "Listed")
                                .describe("首次收录于本门户的时间", "When the portal first described it")
                                .required()
                                .sort())
                .instant(
                        "metadataModified",
                        Dataset::changed,
                        f -> f.title("著录更新", "Description changed")
                                .describe("说明或文件最近变化的时间", "When its description or a file last changed here")
                                .required()
                                .sort());
    }

    private static void coverage(Kind.Builder<Dataset> kind) {
        kind.geometry(
                        "geometry",
                        Dataset::box,
                        f -> f.title("范围", "Extent").describe("数据所在的范围，WGS84", "The box that the data lies in, WGS84"))
                .reference(
                        "place",
                        dataset -> dataset.part("spatial", "place"),
                        f -> f.title("地区", "Place")
                                .describe("数据所述的区划", "The division that it is about")
                                .to("place"))
                .keyword(
                        "temporalStart",
                        dataset -> dataset.part("temporal", "start"),
                        f -> f.title("起始时间", "Covers from")
                                .describe("数据所述时段的开始", "The beginning of the time it is about"))
                .keyword(
                        "temporalEnd",
                        dataset -> dataset.part("temporal", "end"),
                        f -> f.title("结束时间", "Covers to").describe("数据所述时段的结束", "The end of the time it is about"));
    }

    private static void origin(Kind.Builder<Dataset> kind) {
        kind.text(
                        "provenance",
                        dataset -> dataset.text("provenance", "zh"),
                        f -> f.title("由来", "Provenance (Chinese)")
                                .describe("数据从何而来、如何整理", "Where the data comes from, in Chinese")
                                .searched(BODY))
                .text(
                        "provenanceEn",
                        dataset -> dataset.text("provenance", "en"),
                        f -> f.title("由来（英文）", "Provenance")
                                .describe("数据由来的英文说明", "Where the data comes from")
                                .searched(BODY))
                .object(
                        "caveats",
                        dataset -> dataset.objects("caveats"),
                        f -> f.title("注意事项", "Caveats")
                                .describe("使用前须知", "What to know before using it")
                                .list(),
                        DatasetKind::caveat)
                .object(
                        "sources",
                        dataset -> dataset.objects("sources"),
                        f -> f.title("来源", "Sources")
                                .describe("所依据的来源", "What it is made from")
                                .list(),
                        DatasetKind::source);
    }

    private static void caveat(FieldsBuilder.GroupBuilder<JsonObject> fields) {
        fields.text("zh", Dataset.value("zh"), f -> f.title("中文", "Chinese").describe("中文说明", "The caveat in Chinese"))
                .text(
                        "en",
                        Dataset.value("en"),
                        f -> f.title("英文", "English").describe("英文说明", "The caveat in English"));
    }

    private static void source(FieldsBuilder.GroupBuilder<JsonObject> fields) {
        fields.text(
                        "title",
                        Dataset.value("title"),
                        f -> f.title("名称", "Title").describe("来源的名称", "What the source is called"))
                .keyword(
                        "url",
                        Dataset.value("url"),
                        f -> f.title("网址", "Address").describe("来源的网址", "Where the source is"))
                .keyword(
                        "license",
                        Dataset.value("license"),
                        f -> f.title("许可", "Licence").describe("来源的许可", "The source's licence"));
    }

    private static void files(Kind.Builder<Dataset> kind) {
        kind.keyword(
                "formats",
                Dataset::formats,
                f -> f.title("格式", "Formats")
                        .describe("文件的格式", "The formats of its files")
                        .list()
                        .facet());
        kind.object(
                "files",
                Dataset::fileList,
                f -> f.title("文件", "Files")
                        .describe("可下载的文件", "The files to download")
                        .list(),
                DatasetKind::file);
    }

    private static Kind.Builder<Dataset> versions(Kind.Builder<Dataset> kind) {
        return kind.integer("version", Dataset::version, CommonFields::version)
                .reference(
                        "organisation",
                        Dataset::organisation,
                        f -> f.title("发布机构", "Organisation")
                                .describe("发布数据集的机构", "The organisation that publishes it")
                                .to("organisation", "datasets")
                                .facet())
                .integer(
                        "newestVersion",
                        Dataset::newest,
                        f -> f.title("最新版本", "Newest version").describe("最新版本的版本号", "The number of the newest version"))
                .keyword(
                        "metadata",
                        dataset -> dataset.description().encode(),
                        f -> f.title("著录原文", "Metadata")
                                .describe("发布者所写的说明，JSON 文本", "The description as the publisher wrote it, as JSON text")
                                .detail())
                .object(
                        "tables",
                        dataset -> Dataset.objects(dataset.tables()),
                        TableFields::describe,
                        TableFields::fields);
    }

    static void file(FieldsBuilder.GroupBuilder<JsonObject> fields) {
        fields.keyword(
                        "name",
                        Dataset.value("name"),
                        f -> f.title("标识", "Name")
                                .describe("文件的标识", "The file's identifier")
                                .required())
                .keyword(
                        "url",
                        Dataset.value("url"),
                        f -> f.title("下载地址", "Download")
                                .describe("相对门户根地址的下载地址", "Where to download it, from the portal's root")
                                .required())
                .text(
                        "title",
                        Dataset.value("title", "zh"),
                        f -> f.title("名称", "Title (Chinese)").describe("中文名称", "The title in Chinese"))
                .text(
                        "titleEn",
                        Dataset.value("title", "en"),
                        f -> f.title("英文名", "Title").describe("英文名称", "The title in English"))
                .text(
                        "description",
                        Dataset.value("description", "zh"),
                        f -> f.title("简介", "Description (Chinese)").describe("中文简介", "What it holds, in Chinese"))
                .text(
                        "descriptionEn",
                        Dataset.value("description", "en"),
                        f -> f.title("英文简介", "Description").describe("英文简介", "What it holds, in English"))
                .keyword(
                        "format",
                        Dataset.value("format"),
                        f -> f.title("格式", "Format").describe("文件格式", "The file format"))
                .keyword(
                        "mediaType",
                        Dataset.value("mediatype"),
                        f -> f.title("媒体类型", "Media type").describe("IANA 媒体类型", "The IANA media type"))
                .integer(
                        "bytes",
                        Dataset.value("bytes"),
                        f -> f.title("大小", "Size")
                                .describe("文件大小", "The size of the file")
                                .unit("bytes"))
                .integer(
                        "rows",
                        Dataset.value("rows"),
                        f -> f.title("行数", "Rows").describe("表的行数", "How many rows the table has"))
                .keyword(
                        "sha256",
                        Dataset.value("sha256"),
                        f -> f.title("校验值", "Checksum").describe("SHA-256 校验值", "The SHA-256 checksum"))
                .object(
                        "columns",
                        file -> Dataset.objects(file.getJsonArray("columns")),
                        f -> f.title("字段", "Columns")
                                .describe(
                                        "表的字段（Frictionless 表结构）",
                                        "The columns of the table (Frictionless Table Schema)")
                                .list(),
                        DatasetKind::column);
    }

    private static void column(FieldsBuilder.GroupBuilder<JsonObject> fields) {
        fields.keyword(
                        "name",
                        Dataset.value("name"),
                        f -> f.title("列名", "Name")
                                .describe("列名", "The column's name")
                                .required())
                .keyword(
                        "type",
                        Dataset.value("type"),
                        f -> TermLabels.types(f).title("类型", "Type").describe("值的类型", "The type of its values"))
                .text(
                        "title",
                        Dataset.value("titleZh"),
                        f -> f.title("名称", "Title (Chinese)").describe("中文名称", "The title in Chinese"))
                .text(
                        "titleEn",
                        Dataset.value("title"),
                        f -> f.title("英文名", "Title").describe("英文名称", "The title in English"))
                .text(
                        "description",
                        Dataset.value("descriptionZh"),
                        f -> f.title("说明", "Description (Chinese)").describe("中文说明", "What it means, in Chinese"))
                .text(
                        "descriptionEn",
                        Dataset.value("description"),
                        f -> f.title("英文说明", "Description").describe("英文说明", "What it means, in English"));
    }
}
