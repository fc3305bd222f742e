package pilotcity.portal.category;

import static pilotcity.index.kind.TextRole.BODY;
import static pilotcity.index.kind.TextRole.KEYWORDS;
import static pilotcity.index.kind.TextRole.NAME;

import pilotcity.index.kind.FieldOptions;
import pilotcity.index.kind.FieldsBuilder;
import pilotcity.index.kind.Kind;
import pilotcity.portal.kernel.feature.CommonFields;

/** What a category says of itself. */
final class CategoryKind {
    static final Kind<Category> KIND =
            describe(Kind.of("category", "categories", Category.class)).build();

    private CategoryKind() {}

    private static Kind.Builder<Category> describe(Kind.Builder<Category> kind) {
        kind.title("类别", "Category", "Categories")
                .describe("可以上报的事项，分层排列", "What can be reported, as a tree")
                .id(Category::id)
                .suggested();
        names(kind);
        tree(kind);
        rules(kind);
        return answers(kind);
    }

    private static void names(Kind.Builder<Category> kind) {
        kind.text(
                        "name",
                        Category::name,
                        f -> f.title("名称", "Name")
                                .describe("中文名称", "The name in Chinese")
                                .required()
                                .searched(NAME)
                                .sort())
                .text(
                        "nameEn",
                        Category::nameEn,
                        f -> f.title("英文名", "English name")
                                .describe("英文名称", "The name in English")
                                .searched(NAME)
                                .sort())
                .text(
                        "description",
                        Category::description,
                        f -> f.title("简介", "Description (Chinese)")
                                .describe("中文简介", "What belongs to it, in Chinese")
                                .searched(BODY))
                .text(
                        "descriptionEn",
                        Category::descriptionEn,
                        f -> f.title("英文简介", "Description")
                                .describe("英文简介", "What belongs to it, in English")
                                .searched(BODY))
                .text(
                        "keywords",
                        Category::keywords,
                        f -> f.title("关键词", "Keywords (Chinese)")
                                .describe("人们使用的其他说法", "Other words that people use")
                                .list()
                                .searched(KEYWORDS)
                                .facet());
    }

    private static void tree(Kind.Builder<Category> kind) {
        kind.reference(
                        "parent",
                        Category::parent,
                        f -> f.title("上级", "Parent")
                                .describe("上一级类别", "The category above")
                                .to("category", "children"))
                .reference(
                        "group",
                        Category::group,
                        f -> f.title("大类", "Group")
                                .describe("所属的顶层类别", "The top group it belongs to")
                                .required()
                                .to("category")
                                .facet())
                .text(
                        "path",
                        Category::path,
                        f -> f.title("全称", "Full name (Chinese)")
                                .describe("从大类到本类别的名称", "The names from the top group down, in Chinese")
                                .required()
                                .searched(KEYWORDS)
                                .sort())
                .text(
                        "pathEn",
                        Category::pathEn,
                        f -> f.title("英文全称", "Full name")
                                .describe("从大类到本类别的英文名", "The names from the top group down, in English")
                                .required()
                                .searched(KEYWORDS)
                                .sort());
    }

    private static void rules(Kind.Builder<Category> kind) {
        kind.integer(
                        "serviceDays",
                        Category::serviceDays,
                        f -> f.title("办理天数", "Service days")
                                .describe("应在多少天内答复", "The days within which an answer is due")
                                .unit("days")
                                .sort())
                .keyword(
                        "dayType",
                        Category::dayType,
                        f -> f.title("天数类型", "Kind of days")
                                .describe("按工作日还是自然日计算", "Whether working or calendar days are counted")
                                .required()
                                .code("working", "工作日", "Working days")
                                .code("calendar", "自然日", "Calendar days")
                                .facet())
                .integer(
                        "duplicateRadius",
                        Category::duplicateRadius,
                        f -> f.title("重复判定半径", "Radius of duplicates")
                                .describe("相距多近可能是同一件事", "How near two records may be about the same thing")
                                .unit("m"))
                .integer(
                        "duplicateDays",
                        Category::duplicateDays,
                        f -> f.title("重复判定天数", "Days of duplicates")
                                .describe(
                                        "相隔多少天内可能是同一件事", "How many days apart two records may be about the same thing")
                                .unit("days"))
                .bool(
                        "sensitive",
                        Category::sensitive,
                        f -> f.title("敏感", "Sensitive")
                                .describe("是否不公开准确位置", "Whether exact points are not published")
                                .required()
                                .facet())
                .bool(
                        "open",
                        Category::open,
                        f -> f.title("可上报", "Open")
                                .describe("居民能否直接选用", "Whether residents may report it")
                                .required()
                                .facet())
                .bool(
                        "hazard",
                        Category::hazard,
                        f -> f.title("危险", "Hazard")
                                .describe("这类上报是否常涉及生命危险", "Whether reports of it are often about danger to life")
                                .required()
                                .facet());
    }

    private static Kind.Builder<Category> answers(Kind.Builder<Category> kind) {
        return kind.object("questions", Category::questions, CategoryKind::titleQuestions, CategoryKind::question)
                .object(
                        "responsibilities",
                        Category::responsible,
                        f -> f.title("负责机构", "Who answers")
                                .describe("在哪个地区由谁答复", "Who answers in which place")
                                .list(),
                        CategoryKind::responsible)
                .reference(
                        "organisations",
                        Category::organisations,
                        f -> f.title("机构", "Organisations")
                                .describe("负责答复的机构", "The organisations that answer")
                                .list()
                                .to("organisation", "categories")
                                .facet())
                .object(
                        "contacts",
                        Category::contacts,
                        f -> f.title("求助渠道", "Where to turn")
                                .describe("没有机构负责时可以联系谁", "Whom to turn to where no organisation answers")
                                .list(),
                        CategoryKind::contact)
                .reference("dataset", Category::dataset, CommonFields::dataset);
    }

    private static void titleQuestions(FieldOptions options) {
        options.title("附加问题", "Questions")
                .describe("上报时另外询问的问题", "What is asked beyond what every report says")
                .list();
    }

    private static void question(FieldsBuilder.GroupBuilder<CategoryQuestion> fields) {
        fields.keyword(
                        "code",
                        CategoryQuestion::code,
                        f -> f.title("代码", "Code")
                                .describe("在类别内唯一", "Unique in the category")
                                .required())
                .integer(
                        "order",
                        CategoryQuestion::order,
                        f -> f.title("顺序", "Order")
                                .describe("提问的先后", "When it is asked")
                                .required())
                .keyword(
                        "datatype",
                        CategoryQuestion::datatype,
                        f -> f.title("数据类型", "Data type")
                                .describe("Open311 的六种之一", "One of the six of Open311")
                                .required()
                                .code("string", "短文本", "Short text")
                                .code("number", "数字", "Number")
                                .code("datetime", "时间", "Time")
                                .code("text", "长文本", "Long text")
                                .code("singlevaluelist", "单选", "One of a list")
                                .code("multivaluelist", "多选", "Several of a list"))
                .bool(
                        "required",
                        CategoryQuestion::required,
                        f -> f.title("必答", "Required")
                                .describe("是否必须回答", "Whether it must be answered")
                                .required())
                .text(
                        "text",
                        CategoryQuestion::text,
                        f -> f.title("问题", "Question (Chinese)")
                                .describe("中文问题", "The question in Chinese")
                                .required())
                .text(
                        "textEn",
                        CategoryQuestion::textEn,
                        f -> f.title("英文问题", "Question").describe("英文问题", "The question in English"))
                .text(
                        "hint",
                        CategoryQuestion::hint,
                        f -> f.title("提示", "Hint (Chinese)").describe("如何回答", "How to answer, in Chinese"))
                .text(
                        "hintEn",
                        CategoryQuestion::hintEn,
                        f -> f.title("英文提示", "Hint").describe("如何回答（英文）", "How to answer, in English"))
                .object(
                        "values",
                        CategoryQuestion::values,
                        f -> f.title("可选答案", "Answers")
                                .describe("可以选择的答案", "The answers to choose from")
                                .list(),
                        CategoryKind::choice);
    }

    private static void choice(FieldsBuilder.GroupBuilder<CategoryQuestion.Choice> fields) {
        fields.keyword(
                        "key",
                        CategoryQuestion.Choice::key,
                        f -> f.title("键", "Key")
                                .describe("答案的代码", "The code of the answer")
                                .required())
                .text(
                        "name",
                        CategoryQuestion.Choice::name,
                        f -> f.title("答案", "Answer (Chinese)")
                                .describe("中文答案", "The answer in Chinese")
                                .required())
                .text(
                        "nameEn",
                        CategoryQuestion.Choice::nameEn,
                        f -> f.title("英文答案", "Answer").describe("英文答案", "The answer in English"));
    }

    private static void contact(FieldsBuilder.GroupBuilder<CategoryContact> fields) {
        fields.text(
                        "name",
                        CategoryContact::name,
                        f -> f.title("名称", "Name (Chinese)")
                                .describe("联系到谁（中文）", "Who is reached, in Chinese")
                                .required())
                .text(
                        "nameEn",
                        CategoryContact::nameEn,
                        f -> f.title("英文名", "Name").describe("联系到谁（英文）", "Who is reached, in English"))
                .keyword(
                        "phone",
                        CategoryContact::phone,
                        f -> f.title("电话", "Telephone")
                                .describe("拨打的号码", "The number to call")
                                .required())
                .text(
                        "note",
                        CategoryContact::note,
                        f -> f.title("说明", "Note (Chinese)").describe("拨打前应知道的（中文）", "What to know first, in Chinese"))
                .text(
                        "noteEn",
                        CategoryContact::noteEn,
                        f -> f.title("英文说明", "Note").describe("拨打前应知道的（英文）", "What to know first, in English"));
    }

    private static void responsible(FieldsBuilder.GroupBuilder<CategoryResponsibility> fields) {
        fields.reference(
                        "place",
                        CategoryResponsibility::place,
                        f -> f.title("地区", "Place")
                                .describe("地区及其下级", "The place and those below it")
                                .required()
                                .to("place"))
                .reference(
                        "organisation",
                        CategoryResponsibility::organisation,
                        f -> f.title("机构", "Organisation")
                                .describe("负责答复的机构", "The organisation that answers")
                                .required()
                                .to("organisation"));
    }
}
