package pilotcity.portal.kernel.db.mapping;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A record class with its components by name, so that records can be made and changed without a list of values in which
 * two could be exchanged.
 */
public final class RecordType<T extends Record> {
    private final Class<T> type;
    private final List<Component> components;
    private final MethodHandle constructor;

    /**
     * A component.
     *
     * @param column what it is called in the database and in JSON that the database makes
     * @param nullable whether it may be null
     */
    record Component(String name, String column, Type type, boolean nullable, Method accessor) {
        private static Component of(RecordComponent component) {
            ColumnName columnName = component.getAnnotation(ColumnName.class);
            component.getAccessor().setAccessible(true);
            return new Component(
                    component.getName(),
                    columnName == null ? snakeCase(component.getName()) : columnName.value(),
                    component.getGenericType(),
                    component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                    component.getAccessor());
        }

        boolean isList() {
            return type instanceof ParameterizedType given && given.getRawType() == List.class;
        }
    }

    private RecordType(Class<T> type, List<Component> components, MethodHandle constructor) {
        this.type = type;
        this.components = components;
        this.constructor = constructor;
    }

    public static <T extends Record> RecordType<T> of(Class<T> type) {
        RecordComponent[] parts = type.getRecordComponents();
        Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<T> canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return new RecordType<>(
                    type,
                    Arrays.stream(parts).map(Component::of).toList(),
                    MethodHandles.lookup()
                            .unreflectConstructor(canonical)
                            .asFixedArity()
                            .asType(MethodType.genericMethodType(parts.length))
                            .asSpreader(Object[].class, parts.length));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot make a " + type.getSimpleName(), e);
        }
    }

    List<Component> components() {
        return components;
    }

    String name() {
        return type.getSimpleName();
    }

    /**
     * The record of {@code values} by the names of its components; what is not named is null, or an empty list.
     *
     * @throws IllegalArgumentException when there is no such component, or one that is not nullable has no value
     */
    public T make(Map<String, ? extends @Nullable Object> values) {
        requireKnown(values.keySet());
        @Nullable Object[] all = new @Nullable Object[components.size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = values.get(components.get(i).name());
        }
        return make(all);
    }

    /** The same record with other values for the components that {@code changes} names. */
    public T with(T was, Map<String, ? extends @Nullable Object> changes) {
        requireKnown(changes.keySet());
        @Nullable Object[] all = new @Nullable Object[components.size()];
        for (int i = 0; i < all.length; i++) {
            Component component = components.get(i);
            all[i] = changes.containsKey(component.name()) ? changes.get(component.name()) : value(component, was);
        }
        return make(all);
    }

    /** The column of the component {@code name}. */
    String column(String name) {
        return component(name).column();
    }

    /** What {@code record} has for the component {@code name}. */
    @Nullable
    Object value(T record, String name) {
        return value(component(name), record);
    }

    private Component component(String name) {
        requireKnown(Set.of(name));
        return components.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** @param values in the order of the components; changed: lists that are missing become empty */
    T make(@Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                values[i] = missing(components.get(i));
            }
        }
        try {
            return type.cast((Object) constructor.invokeExact(values));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("cannot make a " + name(), e);
        }
    }

    private @Nullable Object missing(Component component) {
        if (component.nullable()) {
            return null;
        }
        if (component.isList()) {
            return List.of();
        }
        throw new IllegalArgumentException(name() + "." + component.name() + " has no value, and is not nullable");
    }

    private void requireKnown(Set<String> names) {
        Set<String> unknown = new HashSet<>(names);
        components.forEach(component -> unknown.remove(component.name()));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(name() + " has no component " + String.join(", ", unknown));
        }
    }

    private static @Nullable Object value(Component component, Record record) {
        try {
            return component.accessor().invoke(record);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("cannot read " + component.name(), e);
        }
    }

    /** {@code nameEn} as {@code name_en}. */
    static String snakeCase(String camelCase) {
        return camelCase.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
