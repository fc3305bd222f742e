package pilotcity.portal.category;

import org.jspecify.annotations.Nullable;

/**
 * Where a reporter may turn to where no organisation answers.
 *
 * @param phone the number to call
 * @param note what to know before calling
 */
record CategoryContact(
        String name,
        @Nullable String nameEn,
        String phone,
        @Nullable String note,
        @Nullable String noteEn) {}
