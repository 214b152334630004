namespace AgentLoop;

/// <summary>Tells by a project's packages and properties what runs its tests.</summary>
internal static class DotNetRunnerRules
{
    private static readonly string[] Adapters =
        ["xunit.runner.visualstudio", "NUnit3TestAdapter", "MSTest.TestAdapter", "MSTest", "Machine.Specifications.Runner.VisualStudio"];

    /// <summary>What runs a project's tests; <see langword="null"/> for a project without any.</summary>
    public static DotNetRunnerChoice? Of(DotNetProject project)
    {
        if (string.Equals(project["IsTestProject"], "false", StringComparison.OrdinalIgnoreCase))
            return null;
        if (project.HasAny(IsXunitV3))
            return XunitV3(project);
        if (project.Has("TUnit") || project.Has("TUnit.Engine"))
            return Platform("it refers to TUnit", project.Has("TUnit") || HasTrx(project)) with { Filter = DotNetTestFilter.OfTree };
        if (project["Sdk"].StartsWith("MSTest.Sdk", StringComparison.OrdinalIgnoreCase))
            return project.Is("UseVSTest") ? VSTest("its SDK is MSTest.Sdk with UseVSTest") : Platform("its SDK is MSTest.Sdk", true);
        if (project.Is("EnableMSTestRunner") && HasMSTest(project))
            return Platform("it sets EnableMSTestRunner", project.Has("MSTest") || HasTrx(project));
        if (project.Is("EnableNUnitRunner") && project.Has("NUnit3TestAdapter"))
            return Platform("it sets EnableNUnitRunner", HasTrx(project));
        return project.Has("MSTest") || project.Has("Microsoft.NET.Test.Sdk") ? WithAdapter(project) : null;
    }

    private static bool IsXunitV3(string package) =>
        package.Equals("xunit.v3", StringComparison.OrdinalIgnoreCase) ||
        package.StartsWith("xunit.v3.mtp-", StringComparison.OrdinalIgnoreCase) || package.StartsWith("xunit.v3.core", StringComparison.OrdinalIgnoreCase);

    private static bool HasMSTest(DotNetProject project) => project.Has("MSTest") || project.Has("MSTest.TestAdapter");

    private static bool HasTrx(DotNetProject project) => project.Has("Microsoft.Testing.Extensions.TrxReport");

    /// <summary>A test project of xunit.v3 is a program; a library with these packages helps other tests.</summary>
    private static DotNetRunnerChoice? XunitV3(DotNetProject project)
    {
        if (!project["OutputType"].EndsWith("Exe", StringComparison.OrdinalIgnoreCase))
            return null;
        return project.Is("UseMicrosoftTestingPlatformRunner")
            ? new DotNetRunnerChoice(DotNetTestRunner.XunitV3OnTestingPlatform, "it refers to xunit.v3 and sets UseMicrosoftTestingPlatformRunner")
            : new DotNetRunnerChoice(DotNetTestRunner.XunitV3, "it refers to xunit.v3");
    }

    private static DotNetRunnerChoice Platform(string why, bool hasTrx) => new(DotNetTestRunner.TestingPlatform, why) { PrintsOnly = !hasTrx };

    private static DotNetRunnerChoice VSTest(string why) => new(DotNetTestRunner.VSTest, why);

    private static DotNetRunnerChoice? WithAdapter(DotNetProject project) =>
        Array.Find(Adapters, project.Has) is { } adapter ? VSTest($"it refers to Microsoft.NET.Test.Sdk and {adapter}") : null;
}
