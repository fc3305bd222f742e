package pilotcity.portal.campaign;

import static pilotcity.index.kind.TextRole.BODY;
import static pilotcity.index.kind.TextRole.KEYWORDS;
import static pilotcity.index.kind.TextRole.NAME;

import pilotcity.index.kind.Kind;
import pilotcity.portal.kernel.feature.CommonFields;

/** What a campaign says of itself. */
final class CampaignKind {
    static final String NAME_OF_KIND = "campaign";

    static final Kind<Campaign> KIND =
            describe(Kind.of(NAME_OF_KIND, "campaigns", Campaign.class)).build();

    private CampaignKind() {}

    private static Kind.Builder<Campaign> describe(Kind.Builder<Campaign> kind) {
        kind.title("征集活动", "Campaign", "Campaigns")
                .describe("民间组织或政府部门就一个主题向居民征集", "A themed call for records by an NGO or an agency")
                .id(Campaign::id)
                .period("fromDate", "untilDate")
                .suggested()
                .rank(2)
                .simulated("simulated");
        names(kind);
        call(kind);
        extent(kind);
        return origin(kind);
    }

    private static void names(Kind.Builder<Campaign> kind) {
        kind.text(
                        "name",
                        Campaign::name,
                        f -> f.title("名称", "Name")
                                .describe("活动名称", "What the campaign is called")
                                .required()
                                .searched(NAME)
                                .sort())
                .text(
                        "nameEn",
                        Campaign::nameEn,
                        f -> f.title("英文名", "English name")
                                .describe("英文名称", "The name in English")
                                .searched(NAME)
                                .sort())
                .integer(
                        "version",
                        Campaign::version,
                        f -> f.title("版本", "Version")
                                .describe("每次写入加一", "Goes up with every write")
                                .required())
                .keyword(
                        "status",
                        Campaign::status,
                        f -> f.title("状态", "Status")
                                .describe("是否还在征集", "Whether it still collects")
                                .required()
                                .code("open", "进行中", "Open")
                                .code("closed", "已结束", "Closed")
                                .facet())
                .reference(
                        "organisation",
                        Campaign::organisation,
                        f -> f.title("发起机构", "Organisation")
                                .describe("发起活动的机构", "Who calls")
                                .required()
                                .to("organisation", "campaigns")
                                .facet())
                .reference(
                        "agency",
                        Campaign::agency,
                        f -> f.title("受理机构", "Agency")
                                .describe("征集到的问题转交给谁", "To whom the records are handed")
                                .to("organisation", "campaignsAddressed"));
    }

    private static void call(Kind.Builder<Campaign> kind) {
        kind.text(
                        "theme",
                        Campaign::theme,
                        f -> f.title("主题", "Theme (Chinese)")
                                .describe("征集什么", "What is called for, in Chinese")
                                .searched(KEYWORDS))
                .text(
                        "themeEn",
                        Campaign::themeEn,
                        f -> f.title("英文主题", "Theme")
                                .describe("征集什么（英文）", "What is called for, in English")
                                .searched(KEYWORDS))
                .text(
                        "hashtag",
                        Campaign::hashtag,
                        f -> f.title("话题", "Hashtag")
                                .describe("发帖时使用的话题", "With what people mark their posts")
                                .searched(KEYWORDS))
                .text(
                        "poster",
                        Campaign::poster,
                        f -> f.title("号召", "Call (Chinese)")
                                .describe("号召的文字", "What the call says, in Chinese")
                                .searched(BODY))
                .text(
                        "posterEn",
                        Campaign::posterEn,
                        f -> f.title("英文号召", "Call")
                                .describe("号召的英文", "What the call says, in English")
                                .searched(BODY))
                .text("description", Campaign::description, CommonFields::description)
                .text("descriptionEn", Campaign::descriptionEn, CommonFields::descriptionEn);
    }

    private static void extent(Kind.Builder<Campaign> kind) {
        kind.reference(
                        "categories",
                        Campaign::categories,
                        f -> f.title("类别", "Categories")
                                .describe("征集的类别，含其下级", "The categories it is about, with those below them")
                                .list()
                                .to("category", "campaigns")
                                .facet())
                .reference(
                        "places",
                        Campaign::places,
                        f -> f.title("地区", "Places")
                                .describe("征集的地区，含其下级", "The places it is about, with those below them")
                                .list()
                                .to("place", "campaigns")
                                .facet())
                .geometry(
                        "geometry",
                        Campaign::geometry,
                        f -> f.title("范围", "Area").describe("把地区缩小到的范围，WGS84", "A shape within the places, WGS84"))
                .keyword(
                        "started",
                        Campaign::started,
                        f -> f.title("开始", "Started").describe("开始的年份或日期", "The year or the day it began"))
                .date(
                        "fromDate",
                        Campaign::fromDate,
                        f -> f.title("开始日期", "From")
                                .describe("征集的第一天，已知时才有", "The first day, where it is known")
                                .sort())
                .date(
                        "untilDate",
                        Campaign::untilDate,
                        f -> f.title("结束日期", "Until")
                                .describe("征集的最后一天，已知时才有", "The last day, where it is known")
                                .sort());
    }

    private static Kind.Builder<Campaign> origin(Kind.Builder<Campaign> kind) {
        return kind.text(
                        "note",
                        Campaign::note,
                        f -> f.title("备注", "Note (Chinese)")
                                .describe("中文备注", "A remark, in Chinese")
                                .searched(BODY))
                .text(
                        "noteEn",
                        Campaign::noteEn,
                        f -> f.title("英文备注", "Note")
                                .describe("英文备注", "A remark, in English")
                                .searched(BODY))
                .text("sourceTitle", Campaign::sourceTitle, CommonFields::sourceTitle)
                .keyword("sourceUrl", Campaign::sourceUrl, CommonFields::sourceUrl)
                .reference("dataset", Campaign::dataset, CommonFields::dataset)
                .bool("simulated", Campaign::simulated, CommonFields::simulated);
    }
}
