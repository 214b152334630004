namespace QuickStart;

/// <summary>The small C# project with a bug that comes with this sample: meeting rooms that cannot be booked back to back.</summary>
internal static class SampleProject
{
    /// <summary>The project of its tests.</summary>
    public const string Tests = "tests/Bookings.Tests/Bookings.Tests.csproj";

    /// <summary>Copies it to a repository of its own below the temporary folder, where it stays for the user to look at.</summary>
    public static async Task<Target> CreateAsync(CancellationToken cancellationToken)
    {
        string folder = Directory.CreateTempSubdirectory("agentloop-quickstart-").FullName;
        string repository = Path.Combine(folder, "bookings");
        Copy(Path.Combine(AppContext.BaseDirectory, "Sample"), repository);
        await new Git(repository).InitializeAsync("Book meeting rooms", cancellationToken);
        await Tool.RunAsync(repository, "dotnet", ["restore", Tests, "--verbosity", "quiet"], cancellationToken);
        return new Target { Repository = repository, Database = Path.Combine(folder, "runs.db") };
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (string folder in Directory.EnumerateDirectories(from))
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}
