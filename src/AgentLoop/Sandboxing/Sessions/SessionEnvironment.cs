using System.Collections;

namespace AgentLoop;

/// <summary>The variables of a session: a few of the host's that carry no secret, the session's own, and what the request adds.</summary>
internal static class SessionEnvironment
{
    private static readonly string[] FromHost = ["LANG", "LANGUAGE", "TZ", "TERM", "USER", "LOGNAME"];

    public static Dictionary<string, string> Create(SessionPlan plan, SessionPaths paths)
    {
        Dictionary<string, string> all = new(StringComparer.Ordinal)
        {
            ["PATH"] = paths.SearchPath,
            ["HOME"] = paths.Home,
            ["TMPDIR"] = paths.Temporary,
            ["TMP"] = paths.Temporary,
            ["TEMP"] = paths.Temporary,
            ["SHELL"] = "/bin/sh",
            ["GIT_CONFIG_NOSYSTEM"] = "1",
            ["GIT_TERMINAL_PROMPT"] = "0",
        };
        AddHost(all);
        if (paths.User is { } user)
            all["USER"] = all["LOGNAME"] = user;
        AddDotnet(all, plan, paths);
        foreach ((string name, string value) in plan.Request.Environment)
            all[name] = value;
        FallBackToHostPackages(all, plan);
        return all;
    }

    /// <summary>Whether a variable of the host is handed on.</summary>
    private static bool IsAllowed(string name) => FromHost.Contains(name, StringComparer.Ordinal) || name.StartsWith("LC_", StringComparison.Ordinal);

    private static void AddHost(Dictionary<string, string> all)
    {
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            if (IsAllowed((string)variable.Key))
                all[(string)variable.Key] = (string?)variable.Value ?? "";
        }
    }

    /// <summary>A package folder of the request's own need not hold again what the host has.</summary>
    private static void FallBackToHostPackages(Dictionary<string, string> all, SessionPlan plan)
    {
        if (plan.Toolchain.NuGetPackages is { } packages && !string.Equals(all["NUGET_PACKAGES"], packages, StringComparison.Ordinal))
            all.TryAdd("NUGET_FALLBACK_PACKAGES", packages);
    }

    /// <summary>Nothing that outlives a command, talks to a server of its own, calls home, or waits for an answer.</summary>
    private static void AddDotnet(Dictionary<string, string> all, SessionPlan plan, SessionPaths paths)
    {
        if (plan.Toolchain.DotnetRoot is { } root)
            all["DOTNET_ROOT"] = root;
        if (plan.Toolchain.NuGetPackages is { } packages)
            all["NUGET_PACKAGES"] = packages;
        all["DOTNET_CLI_HOME"] = paths.Home;
        all["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        all["TESTINGPLATFORM_TELEMETRY_OPTOUT"] = "1";
        all["DOTNET_NOLOGO"] = "1";
        all["DOTNET_SKIP_FIRST_TIME_EXPERIENCE"] = "1";
        all["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false";
        all["DOTNET_ADD_GLOBAL_TOOLS_TO_PATH"] = "false";
        all["DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE"] = "true";
        all["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        all["MSBUILDDISABLENODEREUSE"] = "1";
        all["UseSharedCompilation"] = "false";
        all["DOTNET_EnableDiagnostics_IPC"] = "0";
        all["DOTNET_EnableDiagnostics_Debugger"] = "0";
        all["NUGET_CERT_REVOCATION_MODE"] = "offline";
    }
}
