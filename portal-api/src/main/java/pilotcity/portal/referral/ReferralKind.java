package pilotcity.portal.referral;

import static pilotcity.index.kind.TextRole.BODY;
import static pilotcity.index.kind.TextRole.NAME;

import pilotcity.index.kind.FieldOptions;
import pilotcity.index.kind.FieldsBuilder;
import pilotcity.index.kind.Kind;
import pilotcity.portal.kernel.feature.CommonFields;

/** The public fields of a referral. */
final class ReferralKind {
    static final Kind<Referral> KIND = build();

    private ReferralKind() {}

    private static Kind<Referral> build() {
        Kind.Builder<Referral> kind = Kind.of("referral", "referrals", Referral.class)
                .title("转交件", "Referral", "Referrals")
                .describe("一个机构整理后转交另一机构的一批记录", "Records that one organisation has sorted and handed to another")
                .id(Referral::id)
                .time("sent")
                .order("sent", true)
                .simulated("simulated");
        content(kind);
        parties(kind);
        clock(kind);
        history(kind);
        return kind.build();
    }

    private static void content(Kind.Builder<Referral> kind) {
        kind.text(
                        "name",
                        Referral::name,
                        f -> f.title("标题", "Title")
                                .describe("转交的是什么", "What is handed over")
                                .required()
                                .searched(NAME)
                                .sort())
                .text(
                        "description",
                        Referral::description,
                        f -> f.title("摘要", "Summary")
                                .describe("转交方的归纳", "What the sender has made of the records")
                                .searched(BODY))
                .integer("version", Referral::version, CommonFields::version)
                .keyword("status", Referral::status, ReferralKind::status)
                .reference(
                        "contents",
                        Referral::contents,
                        f -> f.title("所含记录", "Records")
                                .describe("转交的记录", "The records that it hands over")
                                .list()
                                .to("record", "referrals"))
                .integer(
                        "openCount",
                        Referral::openCount,
                        f -> f.title("未结数", "Open records")
                                .describe("其中尚未关闭的记录数", "How many of its records are not closed")
                                .required()
                                .sort());
    }

    private static void status(FieldOptions options) {
        statuses(options.title("状态", "Status")
                        .describe("处理到哪一步", "Where it is in its life")
                        .required())
                .facet()
                .sort();
    }

    private static FieldOptions statuses(FieldOptions options) {
        return options.code("sent", "已发出", "Sent")
                .code("acknowledged", "已签收", "Acknowledged")
                .code("answered", "已答复", "Answered")
                .code("closed", "已关闭", "Closed");
    }

    private static void parties(Kind.Builder<Referral> kind) {
        kind.reference(
                        "organisation",
                        Referral::organisation,
                        f -> f.title("转交方", "Sender")
                                .describe("由谁转交", "Who refers")
                                .required()
                                .to("organisation", "referralsSent")
                                .facet())
                .reference(
                        "recipient",
                        Referral::recipient,
                        f -> f.title("接收方", "Recipient")
                                .describe("转交给谁", "Who is to answer")
                                .required()
                                .to("organisation", "referralsReceived")
                                .facet())
                .reference(
                        "campaign",
                        Referral::campaign,
                        f -> f.title("征集活动", "Campaign")
                                .describe("所属的征集活动", "The campaign it comes from")
                                .to("campaign", "referrals")
                                .facet());
    }

    private static void clock(Kind.Builder<Referral> kind) {
        kind.instant(
                        "sent",
                        Referral::sentAt,
                        f -> f.title("发出", "Sent")
                                .describe("何时转交", "When it was handed over")
                                .required()
                                .sort())
                .instant(
                        "acknowledged",
                        Referral::acknowledgedAt,
                        f -> f.title("签收", "Acknowledged")
                                .describe("何时签收", "When the recipient took it")
                                .sort())
                .instant(
                        "answered",
                        Referral::answeredAt,
                        f -> f.title("答复", "Answered")
                                .describe("何时答复", "When the recipient answered it")
                                .sort())
                .instant(
                        "closed",
                        Referral::closedAt,
                        f -> f.title("关闭", "Closed")
                                .describe("何时关闭", "When the sender closed it")
                                .sort())
                .instant(
                        "updated",
                        Referral::updatedAt,
                        f -> f.title("更新时间", "Updated")
                                .describe("最后一次变化的时间", "When it last changed")
                                .required()
                                .sort())
                .bool("simulated", Referral::simulated, CommonFields::simulated);
    }

    private static void history(Kind.Builder<Referral> kind) {
        kind.object(
                        "timeline",
                        Referral::entries,
                        f -> f.title("经过", "Timeline")
                                .describe("发生的事，按时间先后", "What happened, in order")
                                .list()
                                .detail(),
                        ReferralKind::entry)
                .object(
                        "waits",
                        Referral::waits,
                        f -> f.title("时长", "Waits")
                                .describe("在每一状态停留多久；相加即为历时", "How long it was in each status; they add up to its age")
                                .list()
                                .detail(),
                        ReferralKind::waiting);
    }

    private static void entry(FieldsBuilder.GroupBuilder<Referral.Entry> entry) {
        entry.instant(
                        "at",
                        Referral.Entry::at,
                        f -> f.title("时间", "At").describe("何时", "When").required())
                .keyword(
                        "step",
                        Referral.Entry::step,
                        f -> f.title("步骤", "Step")
                                .describe("做了什么", "What was done")
                                .required())
                .reference(
                        "organisation",
                        Referral.Entry::organisation,
                        f -> f.title("机构", "Organisation")
                                .describe("谁做的", "Who did it")
                                .to("organisation"))
                .text(
                        "note",
                        Referral.Entry::note,
                        f -> f.title("说明", "Note").describe("公开的说明", "What was said in public"))
                .keyword(
                        "reference",
                        Referral.Entry::reference,
                        f -> f.title("文号", "Reference").describe("文号或网址", "A file number or address"));
    }

    private static void waiting(FieldsBuilder.GroupBuilder<Referral.StatusPeriod> wait) {
        wait.keyword(
                        "status",
                        Referral.StatusPeriod::status,
                        f -> statuses(f.title("状态", "Status")
                                .describe("哪一状态", "Which status")
                                .required()))
                .instant(
                        "from",
                        Referral.StatusPeriod::from,
                        f -> f.title("自", "From").describe("从何时起", "Since when").required())
                .instant(
                        "until",
                        Referral.StatusPeriod::until,
                        f -> f.title("至", "Until").describe("到何时止", "Until when"))
                .integer(
                        "seconds",
                        Referral.StatusPeriod::seconds,
                        f -> f.title("时长", "Seconds")
                                .describe("有多久", "For how long")
                                .unit("s"));
    }
}
