using System.Globalization;
using System.Security.Cryptography;

namespace AgentLoop;

internal static class RunIds
{
    /// <summary>An id that sorts by time and reads well in a branch name.</summary>
    public static string Create(TimeProvider clock) => string.Create(
        CultureInfo.InvariantCulture, $"{clock.GetUtcNow():yyyyMMdd-HHmmss}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}");
}
