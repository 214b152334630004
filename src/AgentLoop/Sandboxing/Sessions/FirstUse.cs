namespace AgentLoop;

/// <summary>Leaves in a home the signs that the .NET tools were used in it before.</summary>
internal static class FirstUse
{
    /// <summary>What the tools do at their first use in a home takes a lock in the host's temporary folder, which is out of reach.</summary>
    public static void Skip(string home, Toolchain toolchain)
    {
        string migrations = Path.Combine(home, ".local/share/NuGet/Migrations");
        string tools = Path.Combine(home, ".dotnet");
        Directory.CreateDirectory(migrations);
        Directory.CreateDirectory(tools);
        File.Create(Path.Combine(migrations, "1")).Dispose();
        foreach (string version in toolchain.SdkVersions)
        {
            File.Create(Path.Combine(tools, version + ".dotnetFirstUseSentinel")).Dispose();
            File.Create(Path.Combine(tools, version + ".toolpath.sentinel")).Dispose();
        }
    }
}
