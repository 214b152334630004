namespace QuickStart;

/// <summary>What was asked for on the command line.</summary>
internal sealed record Settings
{
    /// <summary>The repository to work on; <see langword="null"/> for the sample project.</summary>
    public string? Repository { get; init; }

    /// <summary>The goal in the user's words.</summary>
    public string Goal { get; init; } = "Make the failing tests pass.";

    /// <summary>The command line that judges a candidate; <see langword="null"/> where <see cref="TestProject"/> or the repository's own tests do.</summary>
    public string? Test { get; init; }

    /// <summary>The .NET test project that judges a candidate, relative to the repository.</summary>
    public string? TestProject { get; init; }

    /// <summary>The command line that prepares a candidate for <see cref="Test"/>.</summary>
    public string? Build { get; init; }

    /// <summary>Where <see cref="Test"/> writes a test report, relative to the repository.</summary>
    public string? Report { get; init; }

    /// <summary>Whether a candidate that mends some of the failing tests, and breaks none, will do.</summary>
    public bool FixSome { get; init; }

    /// <summary>The folder in which is remembered what untouched repositories came to; <see langword="null"/> to find out each time.</summary>
    public string? Baselines { get; init; }

    /// <summary>Whether to fetch what the tests need that were found in the repository.</summary>
    public bool Prepare { get; init; }

    /// <summary>How many candidates to try at most; as many as is usual for the generator where <see langword="null"/>.</summary>
    public int? Candidates { get; init; }

    /// <summary>How many candidates to build and test at a time.</summary>
    public int Parallel { get; init; } = Environment.ProcessorCount;

    /// <summary>How long the tests of a candidate may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether to ask before the change is handed over.</summary>
    public bool Approve { get; init; }

    /// <summary>The patch file to write; <see langword="null"/> for a branch.</summary>
    public string? Patch { get; init; }

    /// <summary>The file of the journal; the usual one where <see langword="null"/>.</summary>
    public string? Database { get; init; }

    /// <summary>The model to ask; the endpoint's usual one where <see langword="null"/>.</summary>
    public string? Model { get; init; }

    /// <summary>The client package that a model played from a script is asked with: <c>anthropic</c> or <c>openai</c>; <see langword="null"/> for a real one.</summary>
    public string? Scripted { get; init; }

    /// <summary>Whether to do without a model although the environment has a key.</summary>
    public bool Offline { get; init; }

    /// <summary>Whether candidates run with every right of the user.</summary>
    public bool WithoutSandbox { get; init; }
}
