package pilotcity.index.lucenequery;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Computes a value on first use and keeps it. */
final class LazySupplier<T> implements Supplier<T> {
    private final Supplier<T> made;
    private @Nullable T known;

    private LazySupplier(Supplier<T> made) {
        this.made = made;
    }

    static <T> Supplier<T> of(Supplier<T> made) {
        return new LazySupplier<>(made);
    }

    @Override
    public synchronized T get() {
        T value = known;
        if (value == null) {
            value = made.get();
            known = value;
        }
        return value;
    }
}
