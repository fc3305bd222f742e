package pilotcity.portal.pilot;

import static pilotcity.index.kind.TextRole.BODY;
import static pilotcity.index.kind.TextRole.KEYWORDS;
import static pilotcity.index.kind.TextRole.NAME;

import pilotcity.index.kind.Kind;
import pilotcity.portal.kernel.feature.CommonFields;

/** What a pilot says of itself. */
final class PilotKind {
    static final Kind<Pilot> KIND =
            describe(Kind.of("pilot", "pilots", Pilot.class)).build();

    private PilotKind() {}

    private static Kind.Builder<Pilot> describe(Kind.Builder<Pilot> kind) {
        kind.title("试点", "Pilot", "Pilots")
                .describe("国家智慧城市试点（2012、2013 两批）", "A national smart-city pilot of the 2012 or 2013 batch")
                .id(Pilot::id)
                .time("announced")
                .suggested()
                .rank(3);
        names(kind);
        announcement(kind);
        location(kind);
        return evidence(kind);
    }

    private static void names(Kind.Builder<Pilot> kind) {
        kind.text(
                        "name",
                        Pilot::name,
                        f -> f.title("名称", "Name")
                                .describe("公布的名称", "The name as announced")
                                .required()
                                .searched(NAME)
                                .sort())
                .text("nameEn", Pilot::nameEn, CommonFields::nameEn);
    }

    private static void announcement(Kind.Builder<Pilot> kind) {
        kind.integer(
                        "batch",
                        Pilot::batch,
                        f -> f.title("批次", "Batch")
                                .describe("所属批次的年份", "The year of the batch")
                                .required()
                                .facet()
                                .sort())
                .date(
                        "announced",
                        Pilot::announced,
                        f -> f.title("公布日期", "Announced")
                                .describe("该批次公布的日期", "The day the batch was made public")
                                .required()
                                .sort())
                .integer(
                        "seq",
                        Pilot::seq,
                        f -> f.title("序号", "Position").describe("在该批名单中的序号", "The position in the list of the batch"))
                .keyword(
                        "level",
                        Pilot::level,
                        f -> f.title("级别", "Level")
                                .describe("试点是整个城市、区县，还是新区园区", "Whether the pilot is a whole city, a county or a zone")
                                .required()
                                .code("city", "地级市", "City")
                                .code("district", "市辖区", "District")
                                .code("county-level-city", "县级市", "County-level city")
                                .code("county", "县", "County")
                                .code("town", "镇", "Town")
                                .code("new-area", "新区、园区", "New area or zone")
                                .facet()
                                .sort());
    }

    private static void location(Kind.Builder<Pilot> kind) {
        kind.reference(
                        "province",
                        Pilot::province,
                        f -> f.title("省份", "Province")
                                .describe("所在的省级区划", "The province it lies in")
                                .required()
                                .to("place", "provincePilots")
                                .facet())
                .text(
                        "provinceName",
                        Pilot::provinceName,
                        f -> f.title("省份名称", "Province name")
                                .describe("所在省份的名称", "The name of the province")
                                .searched(KEYWORDS)
                                .sort())
                .text(
                        "provinceNameEn",
                        Pilot::provinceNameEn,
                        f -> f.title("省份英文名", "Province name (English)")
                                .describe("所在省份的英文名", "The name of the province in English")
                                .searched(KEYWORDS))
                .reference(
                        "place",
                        Pilot::place,
                        f -> f.title("地区", "Place")
                                .describe("所在的最下一级区划", "The deepest division that holds it")
                                .to("place", "pilots"))
                .text("placeName", Pilot::placeName, CommonFields::placeName)
                .keyword(
                        "originalCode",
                        Pilot::originalCode,
                        f -> f.title("原区划代码", "Code of the time")
                                .describe("公布时使用、与现行不同的区划代码", "The division's code of the time"))
                .geometry("geometry", Pilot::point, CommonFields::point)
                .keyword("pointSource", Pilot::pointSource, CommonFields::pointSource)
                .integer("pointPrecision", Pilot::pointPrecision, CommonFields::pointPrecision);
    }

    private static Kind.Builder<Pilot> evidence(Kind.Builder<Pilot> kind) {
        return kind.keyword(
                        "nameEvidence",
                        Pilot::nameEvidence,
                        f -> f.title("名称依据", "Evidence for the name")
                                .describe("名称有多可靠", "How sure it is that this name was announced")
                                .code("confirmed", "有来源证实", "Confirmed by a source")
                                .code("count-confirmed", "省内总数证实", "Confirmed by the province's total")
                                .code("compiled", "汇编，未经证实", "Compiled, not confirmed")
                                .facet())
                .keyword(
                        "evidenceUrl",
                        Pilot::evidenceUrl,
                        f -> f.title("依据网址", "Address of the evidence")
                                .describe("证实名称的来源网址", "Where the source is that confirms the name"))
                .text(
                        "evidenceNote",
                        Pilot::evidenceNote,
                        f -> f.title("依据说明", "Remark on the evidence").describe("来源所证实的内容", "What the source confirms"))
                .text(
                        "note",
                        Pilot::note,
                        f -> f.title("备注", "Note (Chinese)")
                                .describe("编辑的中文备注", "A remark of the editors, in Chinese")
                                .searched(BODY))
                .text(
                        "noteEn",
                        Pilot::noteEn,
                        f -> f.title("英文备注", "Note")
                                .describe("编辑的英文备注", "A remark of the editors, in English")
                                .searched(BODY))
                .reference(
                        "organisations",
                        Pilot::organisations,
                        f -> f.title("机构", "Organisations")
                                .describe("公布机构和当地的机构", "Who announced it, and organisations of the same place")
                                .list()
                                .to("organisation", "pilots"))
                .reference("dataset", Pilot::dataset, CommonFields::dataset);
    }
}
