package pilotcity.portal.servicerequest;

import static pilotcity.index.kind.TextRole.BODY;
import static pilotcity.index.kind.TextRole.KEYWORDS;

import pilotcity.index.kind.FieldOptions;
import pilotcity.index.kind.FieldsBuilder;
import pilotcity.index.kind.Kind;
import pilotcity.portal.kernel.feature.CommonFields;
import pilotcity.portal.kernel.learning.danger.Danger;
import pilotcity.portal.servicerequest.lifecycle.Status;
import pilotcity.portal.servicerequest.publication.PublishedPhoto;

/** The public fields of a record. */
public final class ServiceRequestKind {
    public static final Kind<ServiceRequest> KIND = build();

    private ServiceRequestKind() {}

    private static Kind<ServiceRequest> build() {
        Kind.Builder<ServiceRequest> kind = Kind.of("record", "records", ServiceRequest.class)
                .title("服务记录", "Record", "Records")
                .describe("市民看到的问题，以及此后发生的一切", "What somebody saw, and everything that has happened to it since")
                .id(ServiceRequest::id)
                .time("reported")
                .zone("timezone")
                .order("reported", true)
                .simulated("simulated");
        state(kind);
        subject(kind);
        proposals(kind);
        location(kind);
        custody(kind);
        clock(kind);
        origin(kind);
        history(kind);
        return kind.build();
    }

    private static void state(Kind.Builder<ServiceRequest> kind) {
        kind.integer("version", ServiceRequest::version, CommonFields::version)
                .keyword("status", ServiceRequest::status, ServiceRequestKind::status)
                .bool(
                        "isOpen",
                        record -> !record.closed(),
                        f -> f.title("未结", "Open")
                                .describe("是否尚未关闭", "Whether it is not closed yet")
                                .required()
                                .facet())
                .bool(
                        "overdue",
                        ServiceRequest::overdue,
                        f -> f.title("逾期", "Overdue")
                                .describe("是否已过期限，或在期限之后才关闭", "Whether it is past its due time, or was closed after it")
                                .required()
                                .facet())
                .integer(
                        "disputes",
                        ServiceRequest::disputes,
                        f -> f.title("异议次数", "Disputes")
                                .describe("关闭后被提出异议的次数", "How often its closing was disputed")
                                .required()
                                .sort());
    }

    private static void status(FieldOptions options) {
        options.title("状态", "Status")
                .describe("处理到哪一步", "Where it is in its life")
                .required()
                .facet()
                .sort();
        for (Status status : Status.values()) {
            options.code(status.code(), status.label().zh(), status.label().en());
        }
    }

    private static void subject(Kind.Builder<ServiceRequest> kind) {
        kind.text(
                        "description",
                        ServiceRequest::description,
                        f -> f.title("描述", "Description")
                                .describe("上报人的话，已隐去个人信息", "The reporter's words, without personal data")
                                .searched(BODY))
                .reference(
                        "category",
                        ServiceRequest::category,
                        f -> f.title("类别", "Category")
                                .describe("关于什么", "What it is about")
                                .to("category", "records")
                                .facet())
                .text(
                        "categoryName",
                        ServiceRequest::categoryName,
                        f -> f.title("类别名称", "Category name")
                                .describe("类别的中文名称", "What the category is called in Chinese")
                                .searched(KEYWORDS)
                                .sort())
                .text(
                        "categoryNameEn",
                        ServiceRequest::categoryNameEn,
                        f -> f.title("类别英文名", "Category name (English)")
                                .describe("类别的英文名称", "What the category is called in English")
                                .searched(KEYWORDS)
                                .sort())
                .reference(
                        "group",
                        ServiceRequest::group,
                        f -> f.title("大类", "Group")
                                .describe("类别所属的大类", "The top of the tree that the category belongs to")
                                .to("category")
                                .facet())
                .text(
                        "serviceName",
                        ServiceRequest::serviceName,
                        f -> f.title("来源类别", "Service name")
                                .describe("来源系统中的类别名称", "What the system it comes from calls its category")
                                .searched(KEYWORDS))
                .object(
                        "answers",
                        ServiceRequest::answers,
                        f -> f.title("问题与回答", "Answers")
                                .describe("对类别所附问题的回答", "Answers to the questions of its category")
                                .list()
                                .detail(),
                        (FieldsBuilder.GroupBuilder<ServiceRequest.Answer> answer) -> answer.keyword(
                                        "question",
                                        ServiceRequest.Answer::question,
                                        f -> f.title("问题", "Question")
                                                .describe("问题的代码", "The code of the question")
                                                .required())
                                .text(
                                        "values",
                                        ServiceRequest.Answer::values,
                                        f -> f.title("回答", "Values")
                                                .describe("回答", "The answers")
                                                .list()))
                .object(
                        "photos",
                        ServiceRequest::photos,
                        f -> f.title("照片", "Photos")
                                .describe("上报时或之后附的照片", "Photos sent with the report or later")
                                .list(),
                        ServiceRequestKind::photo)
                .keyword(
                        "pictureMarks",
                        ServiceRequest::pictureMarks,
                        f -> f.title("图像特征段", "Picture marks")
                                .describe(
                                        "照片感知哈希的四段；有一段相同的照片可能是同一张",
                                        "Quarters of the perceptual hashes of its photos: pictures that have one in"
                                                + " common may be the same")
                                .list()
                                .detail())
                .keyword(
                        "mediaUrl",
                        ServiceRequest::mediaUrl,
                        f -> f.title("外部媒体", "Media address")
                                .describe("上报人给出的媒体网址", "The address of media that the reporter gave"));
    }

    private static void photo(FieldsBuilder.GroupBuilder<PublishedPhoto> publishedPhoto) {
        publishedPhoto
                .keyword(
                        "url",
                        PublishedPhoto::url,
                        f -> f.title("照片", "Photo")
                                .describe("照片地址", "Its address")
                                .required())
                .keyword(
                        "thumbnail",
                        PublishedPhoto::thumbnail,
                        f -> f.title("缩略图", "Thumbnail")
                                .describe("小图地址", "The address of a small one")
                                .required())
                .integer(
                        "width",
                        PublishedPhoto::width,
                        f -> f.title("宽", "Width").describe("像素", "In pixels").required())
                .integer(
                        "height",
                        PublishedPhoto::height,
                        f -> f.title("高", "Height").describe("像素", "In pixels").required())
                .keyword(
                        "hash",
                        PublishedPhoto::hash,
                        f -> f.title("感知哈希", "Perceptual hash")
                                .describe(
                                        "64 位，16 个十六进制数字；缩放、压缩后的同一图像差别很小",
                                        "64 bits in hexadecimal; those of one picture that was scaled or compressed"
                                                + " differ in few"));
    }

    /** What a model proposes, while nobody has decided. */
    private static void proposals(Kind.Builder<ServiceRequest> kind) {
        kind.keyword("danger", ServiceRequest::danger, f -> {
                    f.title("危险", "Danger")
                            .describe("文字中危及生命的迹象，先行处理", "Signs in the words that a life is in danger; it goes first")
                            .facet();
                    for (Danger danger : Danger.values()) {
                        f.code(
                                danger.code(),
                                danger.label().zh(),
                                danger.label().en());
                    }
                })
                .bool(
                        "urgent",
                        record -> record.danger() != null,
                        f -> f.title("紧急", "Urgent")
                                .describe("是否有危及生命的迹象", "Whether there are signs that a life is in danger")
                                .required()
                                .facet()
                                .sort())
                .reference(
                        "suggestedCategory",
                        record -> record.suggestedCategory()
                                .map(HistoryEntry::value)
                                .orElse(null),
                        f -> f.title("建议类别", "Suggested category")
                                .describe("模型建议、尚无人确定的类别", "What a model proposes, while nobody has decided")
                                .to("category", "suggestedRecords")
                                .facet())
                .number(
                        "suggestedConfidence",
                        record -> record.suggestedCategory()
                                .map(HistoryEntry::confidence)
                                .orElse(null),
                        f -> f.title("建议的概率", "Probability of the suggestion")
                                .describe("0 到 1，经过校准", "From 0 to 1, calibrated")
                                .sort());
    }

    private static void location(Kind.Builder<ServiceRequest> kind) {
        kind.geometry(
                        "geometry",
                        ServiceRequest::point,
                        f -> f.title("位置", "Location")
                                .points()
                                .describe(
                                        "WGS84；敏感类别只公布网格中心",
                                        "WGS84; of a sensitive category only the centre of a grid cell"))
                .integer("pointPrecision", ServiceRequest::pointPrecision, CommonFields::pointPrecision)
                .text(
                        "address",
                        ServiceRequest::address,
                        f -> f.title("地址", "Address")
                                .describe("上报人所写的地点", "The place in the reporter's words")
                                .searched(KEYWORDS))
                .reference(
                        "place",
                        ServiceRequest::place,
                        f -> f.title("地区", "Place")
                                .describe("所在的区划", "The division it lies in")
                                .to("place", "records")
                                .facet())
                .reference(
                        "province",
                        ServiceRequest::province,
                        f -> f.title("省份", "Province")
                                .describe("所在的省级区划", "The province it lies in")
                                .to("place")
                                .facet())
                .text("placeName", ServiceRequest::placeName, CommonFields::placeName);
    }

    private static void custody(Kind.Builder<ServiceRequest> kind) {
        kind.reference(
                        "campaign",
                        ServiceRequest::campaign,
                        f -> f.title("征集活动", "Campaign")
                                .describe("所属的征集活动", "The campaign it was collected by")
                                .to("campaign", "records")
                                .facet())
                .reference(
                        "referral",
                        ServiceRequest::referral,
                        f -> f.title("转交件", "Referral")
                                .describe("转交时所在的转交件", "The referral it was last handed over in")
                                .to("referral", "records"))
                .reference(
                        "duplicateOf",
                        ServiceRequest::duplicateOf,
                        f -> f.title("重复于", "Duplicate of")
                                .describe("所重复的记录", "The record that it repeats")
                                .to("record", "duplicates"))
                .reference(
                        "splitFrom",
                        ServiceRequest::splitFrom,
                        f -> f.title("拆分自", "Split from")
                                .describe("原来一并上报的记录", "The record that it was reported in at first")
                                .to("record", "splits"))
                .keyword(
                        "holder",
                        ServiceRequest::holder,
                        f -> HistoryFields.holders(f.title("在谁手中", "In whose hands")
                                        .describe("目前由谁负责下一步", "Who is to take the next step")
                                        .required())
                                .facet())
                .reference(
                        "organisation",
                        ServiceRequest::organisation,
                        f -> f.title("经手机构", "Organisation")
                                .describe("现在或最后经手的机构", "The organisation that has it in hand, or had it last")
                                .to("organisation", "records")
                                .facet())
                .reference(
                        "authority",
                        ServiceRequest::authority,
                        f -> f.title("主管机构", "Authority")
                                .describe("按类别和地区负责的机构", "The organisation responsible for the category in this place")
                                .to("organisation", "responsibilities")
                                .facet())
                .text(
                        "agencyName",
                        ServiceRequest::agencyName,
                        f -> f.title("来源机构", "Agency name")
                                .describe("来源系统所写的负责机构", "The agency as the system it comes from calls it")
                                .searched(KEYWORDS));
    }

    private static void clock(Kind.Builder<ServiceRequest> kind) {
        kind.instant(
                        "reported",
                        ServiceRequest::reportedAt,
                        f -> f.title("上报时间", "Reported")
                                .describe("上报的时间", "When it was reported")
                                .required()
                                .sort())
                .instant(
                        "updated",
                        ServiceRequest::updatedAt,
                        f -> f.title("更新时间", "Updated")
                                .describe("最后一次变化的时间", "When it last changed")
                                .required()
                                .sort())
                .instant(
                        "due",
                        ServiceRequest::dueAt,
                        f -> f.title("期限", "Due")
                                .describe("按类别的服务期限", "When it should be closed, by its category")
                                .sort())
                .instant(
                        "closed",
                        ServiceRequest::closedAt,
                        f -> f.title("关闭时间", "Closed")
                                .describe("最近一次关闭的时间；未关闭的没有", "When it was closed; none while it is open")
                                .sort())
                .integer(
                        "age",
                        ServiceRequest::age,
                        f -> f.title("历时", "Age")
                                .describe("从上报到关闭", "From report to closing")
                                .unit("s")
                                .sort());
    }

    private static void origin(Kind.Builder<ServiceRequest> kind) {
        kind.keyword(
                        "source",
                        ServiceRequest::source,
                        f -> f.title("来源", "Source")
                                .word("site", "网页上报", "The portal's pages")
                                .word("api", "接口", "The portal's API")
                                .word("graphql", "GraphQL 接口", "GraphQL")
                                .word("ogc", "OGC 接口", "OGC API")
                                .word("open311", "Open311 接口", "Open311")
                                .word("demo", "演示", "Demonstration")
                                .describe("经由哪个渠道或来自哪个系统", "By which channel it came, or from which system")
                                .required()
                                .facet())
                .keyword(
                        "sourceId",
                        ServiceRequest::sourceId,
                        f -> f.title("来源编号", "Id at the source")
                                .describe("来源系统中的编号", "Its id in the system it comes from"))
                .keyword(
                        "sourceUrl",
                        ServiceRequest::sourceUrl,
                        f -> f.title("来源网址", "Source address")
                                .describe("来源数据公布在何处", "Where the data that it comes from are published"))
                .keyword(
                        "license",
                        ServiceRequest::license,
                        f -> f.title("许可", "Licence")
                                .describe(
                                        "来源数据的 SPDX 许可标识",
                                        "The SPDX identifier of the licence of the data it comes from")
                                .facet())
                .text(
                        "attribution",
                        ServiceRequest::attribution,
                        f -> f.title("署名", "Attribution").describe("引用时应署名的单位", "Whom to name"))
                .keyword(
                        "timezone",
                        ServiceRequest::timezone,
                        f -> f.title("来源时区", "Time zone of the source")
                                .describe("来源所在的时区（IANA 名称）", "The time zone that the source lives in, by IANA"))
                .bool("simulated", ServiceRequest::simulated, CommonFields::simulated);
    }

    private static void history(Kind.Builder<ServiceRequest> kind) {
        kind.object(
                        "timeline",
                        ServiceRequest::timeline,
                        f -> f.title("经过", "Timeline")
                                .describe("各步骤和说明，按时间先后", "Steps and remarks in the order of time")
                                .list()
                                .detail(),
                        HistoryFields::timeline)
                .object(
                        "classifications",
                        ServiceRequest::classifications,
                        f -> f.title("归类", "Classifications")
                                .describe(
                                        "谁在何时如何归类，取代了哪一条",
                                        "Who classified it, when, how sure, and what that supersedes")
                                .list()
                                .detail(),
                        HistoryFields::classification)
                .object(
                        "hops",
                        ServiceRequest::custodyPeriods,
                        f -> f.title("经手", "Hops")
                                .describe("在谁手中多久；各段相加即为历时", "In whose hands for how long; they add up to its age")
                                .list()
                                .detail(),
                        HistoryFields::custodyPeriod);
    }
}
