package pilotcity.portal.servicerequest;

import pilotcity.index.kind.FieldOptions;
import pilotcity.index.kind.FieldsBuilder;
import pilotcity.portal.servicerequest.lifecycle.Status;

/** The nested fields that tell what has happened to a record. */
final class HistoryFields {
    private HistoryFields() {}

    static void timeline(FieldsBuilder.GroupBuilder<HistoryEntry> entry) {
        actor(entry)
                .keyword(
                        "step",
                        HistoryEntry::step,
                        f -> f.title("步骤", "Step").describe("采取的步骤；说明没有", "The step that was taken; none for a remark"))
                .keyword("status", HistoryEntry::status, f -> {
                    f.title("状态", "Status").describe("此后的状态", "The status from then on");
                    for (Status status : Status.values()) {
                        f.code(
                                status.code(),
                                status.label().zh(),
                                status.label().en());
                    }
                })
                .text(
                        "note",
                        HistoryEntry::note,
                        f -> f.title("说明", "Note").describe("公开的说明", "What was said in public"))
                .keyword(
                        "reference",
                        HistoryEntry::reference,
                        f -> f.title("文号", "Reference").describe("文号或网址", "A file number or address"))
                .keyword(
                        "photos",
                        HistoryEntry::photos,
                        f -> f.title("照片", "Photos")
                                .describe("照片地址", "Addresses of photos")
                                .list());
    }

    static void classification(FieldsBuilder.GroupBuilder<HistoryEntry> entry) {
        actor(entry)
                .keyword(
                        "subject",
                        HistoryEntry::subject,
                        f -> f.title("归类对象", "Subject")
                                .describe("归的是什么", "What was decided")
                                .required()
                                .code("category", "类别", "Category")
                                .code("place", "地区", "Place")
                                .code("duplicateOf", "重复于", "Duplicate of")
                                .code("campaign", "征集活动", "Campaign")
                                .code("authority", "主管机构", "Authority")
                                .code("danger", "危险", "Danger"))
                .keyword(
                        "value",
                        HistoryEntry::value,
                        f -> f.title("结果", "Value").describe("归为什么", "As what"))
                .number(
                        "confidence",
                        HistoryEntry::confidence,
                        f -> f.title("把握", "Confidence").describe("0 到 1；没有即未说明", "From 0 to 1; none when not stated"))
                .keyword(
                        "supersedes",
                        each -> each.supersedes() == null ? null : String.valueOf(each.supersedes()),
                        f -> f.title("取代", "Supersedes").describe("被取代的那一条", "The entry that it supersedes"))
                .keyword(
                        "model",
                        HistoryEntry::model,
                        f -> f.title("模型", "Model").describe("提出建议的模型版本", "The version of the model that proposed it"));
    }

    static FieldOptions holders(FieldOptions field) {
        return field.code("organisation", "机构", "An organisation")
                .code("portal", "门户", "The portal")
                .code("reporter", "上报人", "The reporter")
                .code("nobody", "无", "Nobody");
    }

    static void custodyPeriod(FieldsBuilder.GroupBuilder<CustodyPeriod> custodyPeriod) {
        custodyPeriod
                .keyword(
                        "holder",
                        CustodyPeriod::holder,
                        f -> holders(f.title("在谁手中", "In whose hands")
                                .describe("谁", "Whose")
                                .required()))
                .reference(
                        "organisation",
                        CustodyPeriod::organisation,
                        f -> f.title("机构", "Organisation")
                                .describe("哪个机构", "Which organisation")
                                .to("organisation"))
                .instant(
                        "from",
                        CustodyPeriod::from,
                        f -> f.title("自", "From").describe("从何时起", "Since when").required())
                .instant(
                        "until",
                        CustodyPeriod::until,
                        f -> f.title("至", "Until").describe("到何时止", "Until when"))
                .integer(
                        "seconds",
                        CustodyPeriod::seconds,
                        f -> f.title("时长", "Seconds")
                                .describe("有多久", "For how long")
                                .unit("s"));
    }

    private static FieldsBuilder.GroupBuilder<HistoryEntry> actor(FieldsBuilder.GroupBuilder<HistoryEntry> entry) {
        return entry.keyword(
                        "id",
                        each -> String.valueOf(each.id()),
                        f -> f.title("编号", "Id")
                                .describe("条目编号", "Of the entry")
                                .required())
                .instant(
                        "at",
                        HistoryEntry::at,
                        f -> f.title("时间", "At").describe("何时", "When").required())
                .keyword(
                        "role",
                        HistoryEntry::role,
                        f -> f.title("身份", "Role")
                                .describe("以什么身份", "As whom")
                                .required()
                                .code("reporter", "上报人", "Reporter")
                                .code("ngo", "民间组织", "NGO")
                                .code("agency", "政府部门", "Agency")
                                .code("company", "企业", "Company")
                                .code("portal", "门户", "The portal")
                                .code("model", "模型", "A model"))
                .reference(
                        "organisation",
                        HistoryEntry::organisation,
                        f -> f.title("机构", "Organisation")
                                .describe("以哪个机构的名义", "In whose name")
                                .to("organisation"));
    }
}
