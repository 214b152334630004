using System.Diagnostics;

namespace AgentLoop.Tests.Workspaces;

/// <summary>The real git, apart from the configuration of whoever runs the tests.</summary>
internal static class TestGit
{
    public static string Run(string folder, params string[] arguments)
    {
        (int code, string output, string error) = TryRun(folder, "", arguments);
        Assert.True(code == 0, $"git {string.Join(' ', arguments)}: {error}");
        return output;
    }

    public static (int Code, string Output, string Error) TryRun(string folder, string input, params string[] arguments)
    {
        ProcessStartInfo start = new("git", arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        foreach (string who in new[] { "AUTHOR", "COMMITTER" })
        {
            start.Environment[$"GIT_{who}_NAME"] = "Test";
            start.Environment[$"GIT_{who}_EMAIL"] = "test@example.org";
        }

        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        Task feeding = FeedAsync(process, input);
        string output = process.StandardOutput.ReadToEnd();
        feeding.GetAwaiter().GetResult();
        process.WaitForExit();
        return (process.ExitCode, output, error.GetAwaiter().GetResult());
    }

    private static async Task FeedAsync(Process process, string input)
    {
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
    }
}
