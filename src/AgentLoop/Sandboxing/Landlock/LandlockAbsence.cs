using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>Says why there is no Landlock on a machine.</summary>
internal static class LandlockAbsence
{
    /// <summary>The reason in a sentence; <see langword="null"/> where there is Landlock.</summary>
    public static string? Reason(LandlockVersion version)
    {
        if (!OperatingSystem.IsLinux())
            return $"The Landlock sandbox needs Linux; this is {RuntimeInformation.OSDescription}.";
        if (!ChildLauncher.CanSpawn)
            return $"The Landlock sandbox needs x86-64 or ARM64 and a C library of 2019 or later; this is {RuntimeInformation.RuntimeIdentifier}.";
        return version.Number > 0
            ? null
            : "This kernel has no Landlock: it needs Linux 5.13 or later, with \"landlock\" in its list of security modules.";
    }
}
