using System.Globalization;
using System.Text.RegularExpressions;

namespace AgentLoop;

/// <summary>Which framework a project's tests run on here, and where its assembly is built to.</summary>
internal static partial class DotNetTarget
{
    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    /// <summary>
    /// The newest of a project's frameworks that run on any system; empty where the project says none, and <see langword="null"/> where none of them does.
    /// </summary>
    public static string? Framework(DotNetProject project)
    {
        string[] all = Frameworks(project);
        return all.Length == 0
            ? ""
            : all.Where(name => Portable().IsMatch(name)).MaxBy(name => decimal.Parse(Portable().Match(name).Groups["version"].Value, CultureInfo.InvariantCulture));
    }

    /// <summary>The frameworks it is built for; none where it does not say.</summary>
    public static string[] Frameworks(DotNetProject project)
    {
        string several = project["TargetFrameworks"];
        return (several.Length > 0 ? several : project["TargetFramework"]).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>The folder its assembly is built to; <c>*</c> for the part that is not known.</summary>
    public static string OutputFolder(DotNetProject project, string framework, string configuration)
    {
        bool several = project["TargetFrameworks"].Length > 0;
        string pivot = framework.Length > 0 ? framework : "*";
        if (project.Is("UseArtifactsOutput"))
        {
            string suffix = several ? $"_{pivot}" : "";
            return RepositoryFiles.Join(project.PropsFolder, $"artifacts/bin/{project.Name}/{configuration.ToLowerInvariant()}{suffix}");
        }

        string runtime = project["RuntimeIdentifier"] is { Length: > 0 } rid && !IsOff(project, "AppendRuntimeIdentifierToOutputPath") ? $"/{rid}" : "";
        string tail = IsOff(project, "AppendTargetFrameworkToOutputPath") ? "" : $"/{pivot}{runtime}";
        return RepositoryFiles.Join(RepositoryFiles.Folder(project.Path), $"bin/{configuration}{tail}");
    }

    private static bool IsOff(DotNetProject project, string property) => string.Equals(project[property], "false", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^net(coreapp)?(?<version>\d{1,3}\.\d{1,3})(-linux[\d.]*)?$", Linear)]
    private static partial Regex Portable();
}
