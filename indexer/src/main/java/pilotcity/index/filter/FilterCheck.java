package pilotcity.index.filter;

public final class FilterCheck {
    public static Filter check(Filter f, pilotcity.index.kind.Kinds k, java.util.Set<String> names) {
        return f;
    }
}
