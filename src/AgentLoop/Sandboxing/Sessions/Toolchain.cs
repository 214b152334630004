using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>Where the host's .NET tools and packages are.</summary>
internal sealed record Toolchain
{
    private static readonly Lazy<Toolchain> Found = new(Find);

    /// <summary>What was found when the process first asked.</summary>
    public static Toolchain OfHost => Found.Value;

    /// <summary>The folder with the <c>dotnet</c> program; <see langword="null"/> where there is none.</summary>
    public string? DotnetRoot { get; init; }

    public IReadOnlyList<string> SdkVersions { get; init; } = [];

    /// <summary>The folder of the restored packages; <see langword="null"/> where there is none.</summary>
    public string? NuGetPackages { get; init; }

    public IEnumerable<string> Folders => new[] { DotnetRoot, NuGetPackages }.OfType<string>();

    private static Toolchain Find()
    {
        string? root = DotnetRoots().FirstOrDefault(HasSdk) ?? DotnetRoots().FirstOrDefault(HasDotnet);
        string home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(home, ".nuget", "packages");
        return new Toolchain
        {
            DotnetRoot = root,
            SdkVersions = root is not null && HasSdk(root) ? Versions(root) : [],
            NuGetPackages = Path.IsPathRooted(packages) && Directory.Exists(packages) ? packages : null,
        };
    }

    /// <summary>Where <c>DOTNET_ROOT</c> says, where this process runs from, where <c>PATH</c> leads.</summary>
    private static IEnumerable<string> DotnetRoots()
    {
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } said)
            yield return Path.GetFullPath(said);
        yield return Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        foreach (string folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Where(Path.IsPathRooted))
        {
            FileInfo program = new(Path.Combine(folder, Program));
            if (program.Exists && (program.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? program.FullName) is { } target)
                yield return Path.GetDirectoryName(target)!;
        }
    }

    private static string[] Versions(string root) =>
        [.. Directory.GetDirectories(Path.Combine(root, "sdk")).Select(folder => Path.GetFileName(folder))];

    private static string Program => OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    private static bool HasDotnet(string root) => File.Exists(Path.Combine(root, Program));

    private static bool HasSdk(string root) => HasDotnet(root) && Directory.Exists(Path.Combine(root, "sdk"));
}
