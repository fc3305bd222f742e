package pilotcity.index.filter;

public final class Evaluator {
    public static Evaluator compile(Filter f) {
        return new Evaluator();
    }

    public Truth test(pilotcity.index.kind.Kind<?> k, pilotcity.index.kind.Document d) {
        return Truth.UNKNOWN;
    }
}
