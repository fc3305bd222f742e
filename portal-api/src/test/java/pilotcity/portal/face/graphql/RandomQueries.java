package pilotcity.portal.face.graphql;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLUnmodifiedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Valid queries of all that the schema has: aliases, fragments, directives, arguments that can and cannot be used. */
final class RandomQueries {
    private static final int DEEPEST = 5;

    private final GraphQLSchema schema;
    private final Random random;
    private final List<String> fragments = new ArrayList<>();
    private int number;

    RandomQueries(GraphQLSchema schema, long seed) {
        this.schema = schema;
        this.random = new Random(seed);
    }

    String next() {
        fragments.clear();
        String selection = selection(schema.getQueryType(), 0);
        return "query($no: Boolean = false, $yes: Boolean!, $few: Int = 2) " + selection + String.join("", fragments)
                + " fragment Used on Query { yes: __typename @include(if: $yes) no: __typename @skip(if: $no) few:"
                + " schemes(first: $few) { totalCount } }";
    }

    private String selection(GraphQLUnmodifiedType type, int depth) {
        List<String> parts = new ArrayList<>();
        if (depth == 0) {
            parts.add("...Used");
        }
        int most = depth == 0 ? 3 : 4;
        for (int i = 0; i <= random.nextInt(most); i++) {
            parts.add(part(type, depth));
        }
        return "{ " + String.join(" ", parts) + " }";
    }

    private String part(GraphQLUnmodifiedType type, int depth) {
        int kind = random.nextInt(12);
        if (depth > 0 && kind == 0) {
            return "... @include(if: $yes) " + selection(type, depth + 1);
        }
        if (depth > 0 && kind == 1) {
            String name = "F" + number++;
            String written = " fragment " + name + " on " + type.getName() + " " + selection(type, depth + 1);
            fragments.add(written);
            return "..." + name;
        }
        if (type instanceof GraphQLInterfaceType && kind < 7) {
            List<GraphQLObjectType> types = schema.getImplementations((GraphQLInterfaceType) type);
            GraphQLObjectType one = types.get(random.nextInt(types.size()));
            return "... on " + one.getName() + " " + selection(one, depth + 1);
        }
        return kind == 2 ? "n" + number++ + ": __typename" : field(type, depth);
    }

    private String field(GraphQLUnmodifiedType type, int depth) {
        List<GraphQLFieldDefinition> all = type instanceof GraphQLObjectType object
                ? object.getFieldDefinitions()
                : ((GraphQLInterfaceType) type).getFieldDefinitions();
        List<GraphQLFieldDefinition> leaves =
                all.stream().filter(each -> !isObject(each)).toList();
        List<GraphQLFieldDefinition> from = depth >= DEEPEST && !leaves.isEmpty() ? leaves : all;
        GraphQLFieldDefinition field = from.get(random.nextInt(from.size()));
        if (depth >= DEEPEST && isObject(field)) {
            return "n" + number++ + ": __typename";
        }
        // Each field has a name of its own, so that two of one name never differ in their arguments.
        String start = "n" + number++ + ": " + field.getName() + arguments(field)
                + (random.nextInt(20) == 0 ? " @skip(if: $no)" : "");
        return isObject(field) ? start + " " + selection(GraphQLTypeUtil.unwrapAll(field.getType()), depth + 1) : start;
    }

    private static boolean isObject(GraphQLFieldDefinition field) {
        GraphQLUnmodifiedType type = GraphQLTypeUtil.unwrapAll(field.getType());
        return type instanceof GraphQLObjectType || type instanceof GraphQLInterfaceType;
    }

    private String arguments(GraphQLFieldDefinition field) {
        List<String> arguments = new ArrayList<>();
        field.getArguments().forEach(argument -> {
            String value = switch (argument.getName()) {
                case "id" -> pick("\"s-00\"", "\"scheme:s-00\"", "\"city:bj\"", "\"bj\"", "\"none\"", "\"n-05\"");
                case "ids" -> pick("[]", "[\"scheme:s-03\", \"gone\", \"note:n-05\", \"scheme:s-03\"]");
                case "q" -> pick("\"lamps 3\"", "\"scheme\"", "\"北\"");
                default -> random.nextInt(3) == 0 ? seldom(argument.getName()) : "";
            };
            if (!value.isEmpty()) {
                arguments.add(argument.getName() + ": " + value);
            }
        });
        return arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")";
    }

    private String seldom(String argument) {
        return switch (argument) {
            case "first" -> pick("0", "1", "3", "$few", "$few", "-1");
            case "language" -> pick("EN", "ZH");
            case "highlight" -> pick("true", "$yes");
            case "facets" -> "[{ field: KIND }, { field: CITY, limit: 2 }]";
            default -> "";
        };
    }

    private String pick(String... values) {
        return values[random.nextInt(values.length)];
    }
}
