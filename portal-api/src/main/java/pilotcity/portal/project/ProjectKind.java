package pilotcity.portal.project;

import static pilotcity.index.kind.TextRole.BODY;
import static pilotcity.index.kind.TextRole.NAME;

import pilotcity.index.kind.FieldOptions;
import pilotcity.index.kind.FieldsBuilder;
import pilotcity.index.kind.Kind;
import pilotcity.portal.kernel.feature.CommonFields;

/** What a project says of itself. */
final class ProjectKind {
    static final Kind<Project> KIND =
            describe(Kind.of("project", "projects", Project.class)).build();

    private ProjectKind() {}

    private static Kind.Builder<Project> describe(Kind.Builder<Project> kind) {
        kind.title("项目", "Project", "Projects")
                .describe("试点城市里建设或运营的项目", "Something that is built or run in a pilot city")
                .id(Project::id)
                .suggested()
                .rank(3);
        names(kind);
        location(kind);
        character(kind);
        figures(kind);
        return parties(kind);
    }

    private static void names(Kind.Builder<Project> kind) {
        kind.text(
                        "name",
                        Project::name,
                        f -> f.title("名称", "Name")
                                .describe("项目名称", "What the project is called")
                                .required()
                                .searched(NAME)
                                .sort())
                .text(
                        "nameEn",
                        Project::nameEn,
                        f -> f.title("英文名", "English name")
                                .describe("英文名称", "The name in English")
                                .searched(NAME)
                                .sort())
                .text("description", Project::description, CommonFields::description)
                .text("descriptionEn", Project::descriptionEn, CommonFields::descriptionEn);
    }

    private static void location(Kind.Builder<Project> kind) {
        kind.reference(
                        "place",
                        Project::place,
                        f -> f.title("地区", "Place")
                                .describe("所在的最下一级区划", "The deepest division that holds it")
                                .to("place", "projects"))
                .text("placeName", Project::placeName, CommonFields::placeName)
                .reference(
                        "province",
                        Project::province,
                        f -> f.title("省份", "Province")
                                .describe("所在的省级区划", "The province it lies in")
                                .to("place", "provinceProjects")
                                .facet())
                .reference(
                        "pilot",
                        Project::pilot,
                        f -> f.title("试点", "Pilot")
                                .describe("所属的试点", "The pilot it belongs to")
                                .to("pilot", "projects"))
                .geometry("geometry", Project::point, CommonFields::point)
                .integer("pointPrecision", Project::pointPrecision, CommonFields::pointPrecision)
                .text(
                        "bounds",
                        Project::bounds,
                        f -> f.title("四至", "Bounds (Chinese)")
                                .describe("围合的道路", "The roads around it, in Chinese")
                                .searched(BODY))
                .text(
                        "boundsEn",
                        Project::boundsEn,
                        f -> f.title("四至（英文）", "Bounds")
                                .describe("围合道路的英文名", "The roads around it, in English")
                                .searched(BODY));
    }

    private static void character(Kind.Builder<Project> kind) {
        kind.keyword(
                        "ledBy",
                        Project::ledBy,
                        f -> f.title("主导方式", "Led by")
                                .describe(
                                        "由政府主导、市场主导，还是社区服务",
                                        "Whether government, the market or a community service leads")
                                .code("government", "政府主导", "Government")
                                .code("market", "市场主导", "Market")
                                .code("service", "社区服务", "Community service")
                                .facet())
                .keyword(
                        "ledByBasis",
                        Project::ledByBasis,
                        f -> f.title("主导方式依据", "Basis of that")
                                .describe("来源写明，还是编辑归类", "Stated by a source, or the editors' classification")
                                .code("stated", "来源写明", "Stated by a source")
                                .code("editorial", "编辑归类", "The editors' classification"))
                .keyword(
                        "sector",
                        Project::sector,
                        f -> f.title("类型", "Sector")
                                .describe("项目的类型", "What sort of project it is")
                                .code("new-district", "新城", "New district")
                                .code("community", "社区", "Community")
                                .code("eco-city", "生态城", "Eco-city")
                                .code("technology-park", "科技园区", "Technology park")
                                .facet())
                .keyword(
                        "status",
                        Project::status,
                        f -> f.title("状态", "Status")
                                .describe("据来源所知的进展", "How far it has come, as far as the sources tell")
                                .code("announced", "已公布", "Announced")
                                .code("under-construction", "建设中", "Under construction")
                                .code("completed", "已建成", "Completed")
                                .facet())
                .keyword(
                        "started",
                        Project::started,
                        f -> f.title("开始", "Started").describe("开始的年份", "The year it began"))
                .integer(
                        "durationYears",
                        Project::durationYears,
                        f -> f.title("为期", "Duration")
                                .describe("计划的年数", "The years it is planned for")
                                .unit("years"));
    }

    private static void figures(Kind.Builder<Project> kind) {
        kind.integer(
                        "investment",
                        project -> project.whole("investment"),
                        f -> f.title("投资", "Investment")
                                .describe("投资总额", "The total invested")
                                .unit("CNY")
                                .sort())
                .number(
                        "area",
                        project -> project.decimal("area"),
                        f -> f.title("面积", "Area")
                                .describe("面积", "The area it covers")
                                .unit("km2")
                                .sort())
                .integer(
                        "population",
                        project -> project.whole("population"),
                        f -> f.title("人口", "Population")
                                .describe("规划人口", "The people it is planned for")
                                .unit("persons")
                                .sort())
                .integer(
                        "jobs",
                        project -> project.whole("jobs"),
                        f -> f.title("就业岗位", "Jobs")
                                .describe("提供的就业岗位", "The jobs it is to bring")
                                .unit("jobs")
                                .sort())
                .integer(
                        "keyProjects",
                        project -> project.whole("keyProjects"),
                        f -> f.title("重点项目", "Key projects")
                                .describe("重点项目的个数", "How many key projects it has")
                                .unit("projects")
                                .sort())
                .object("figures", Project::figures, ProjectKind::titleFigures, ProjectKind::figure);
    }

    private static void titleFigures(FieldOptions options) {
        options.title("数字与来源", "Figures and sources")
                .describe("每个数字及其来源；两个来源可给出同一指标", "Each figure with its source; two sources may give the same measure")
                .list();
    }

    private static void figure(FieldsBuilder.GroupBuilder<ProjectFigure> fields) {
        fields.keyword(
                        "measure",
                        ProjectFigure::measure,
                        f -> f.title("指标", "Measure")
                                .describe("所量的是什么", "What is measured")
                                .required()
                                .code("investment", "投资", "Investment")
                                .code("area", "面积", "Area")
                                .code("population", "人口", "Population")
                                .code("jobs", "就业岗位", "Jobs")
                                .code("keyProjects", "重点项目", "Key projects")
                                .code("duration", "为期", "Duration"))
                .number(
                        "value",
                        ProjectFigure::value,
                        f -> f.title("数值", "Value")
                                .describe("以所列单位计的数值", "The value in the unit given")
                                .required())
                .keyword(
                        "unit",
                        ProjectFigure::unit,
                        f -> f.title("单位", "Unit")
                                .word("CNY", "元", "Yuan")
                                .word("km2", "平方公里", "Square kilometres")
                                .word("persons", "人", "People")
                                .word("jobs", "个岗位", "Jobs")
                                .word("projects", "个项目", "Projects")
                                .word("years", "年", "Years")
                                .describe("数值的单位", "The unit of the value")
                                .required())
                .text(
                        "asStated",
                        ProjectFigure::asStated,
                        f -> f.title("原文", "As stated (Chinese)")
                                .describe("来源的写法", "How the source writes it")
                                .required())
                .text(
                        "asStatedEn",
                        ProjectFigure::asStatedEn,
                        f -> f.title("原文（英译）", "As stated").describe("来源写法的英译", "How the source writes it, in English"))
                .text(
                        "sourceTitle",
                        ProjectFigure::sourceTitle,
                        f -> f.title("来源", "Source")
                                .describe("来源的名称", "What the source is called")
                                .required())
                .keyword("sourceUrl", ProjectFigure::sourceUrl, CommonFields::sourceUrl)
                .keyword(
                        "sourceKind",
                        ProjectFigure::sourceKind,
                        f -> f.title("来源类型", "Kind of source")
                                .describe("幻灯片或新闻报道", "Slides of a talk, or the press")
                                .required()
                                .code("source-deck", "报告幻灯片", "Slides of a talk")
                                .code("press", "新闻报道", "Press"));
    }

    private static Kind.Builder<Project> parties(Kind.Builder<Project> kind) {
        return kind.reference(
                        "organisations",
                        Project::organisations,
                        f -> f.title("机构", "Organisations")
                                .describe("参与的机构", "The organisations that take part")
                                .list()
                                .to("organisation", "projects"))
                .object(
                        "parties",
                        Project::parties,
                        f -> f.title("参与方", "Parties")
                                .describe("参与的机构及其角色", "The organisations that take part, with their roles")
                                .list(),
                        ProjectKind::party)
                .reference("dataset", Project::dataset, CommonFields::dataset);
    }

    private static void party(FieldsBuilder.GroupBuilder<ProjectParty> fields) {
        fields.reference(
                        "organisation",
                        ProjectParty::organisation,
                        f -> f.title("机构", "Organisation")
                                .describe("机构的标识", "The organisation")
                                .required()
                                .to("organisation"))
                .keyword(
                        "role",
                        ProjectParty::role,
                        f -> f.title("角色", "Role")
                                .describe("在项目中的角色", "Its part in the project")
                                .required()
                                .code("lead", "牵头", "Lead")
                                .code("investor", "投资", "Investor")
                                .code("site", "所在地企业", "On the site")
                                .code("partner", "合作", "Partner")
                                .code("operator", "运营", "Operator"));
    }
}
