namespace AgentLoop;

/// <summary>Collects what the detectors find.</summary>
internal sealed class SuiteSearch(RepositoryFiles files, TestSuiteOptions options)
{
    private const int MaxProblems = 50;

    private readonly List<TestSuite> suites = [];
    private readonly List<PreparationStep> steps = [];
    private readonly List<string> problems = [];
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private int leftOut;

    public RepositoryFiles Files => files;

    public TestSuiteOptions Options => options;

    /// <summary>Adds a suite under a name that no other has.</summary>
    public void Add(TestSuite suite)
    {
        if (suites.Count >= options.MaxSuites)
        {
            leftOut++;
            return;
        }

        string name = suite.Name;
        for (int i = 2; !names.Add(name); i++)
            name = $"{suite.Name} {i}";
        suites.Add(suite with { Name = name });
    }

    /// <summary>Says what was found and cannot be run; what is in it from the repository is cleaned.</summary>
    public void Problem(string sentence)
    {
        if (problems.Count < MaxProblems)
            problems.Add(OutputText.Clean(sentence, 500));
    }

    public void Prepare(PreparationStep step) => steps.Add(step);

    public DetectedTests Found() => new()
    {
        Suites = suites,
        Preparation = steps.Count > 0 ? Merged() : null,
        Network = suites.Exists(suite => suite.NeedsLoopback) ? NetworkGrant.Loopback : NetworkGrant.None,
        Problems = leftOut == 0
            ? problems
            : [.. problems, $"{leftOut} more test suites are there than the {options.MaxSuites} that are taken; see TestSuiteOptions.MaxSuites."],
    };

    private Preparation Merged() => new()
    {
        Commands = [.. steps.SelectMany(step => step.Commands), .. steps.SelectMany(step => step.Ahead).Select(SuiteCommands.WhateverComes)],
        Network = NetworkGrant.Hosts([.. steps.SelectMany(step => step.Hosts).Concat(options.Registries).Distinct(StringComparer.OrdinalIgnoreCase)]),
        Caches = steps.SelectMany(step => step.Caches).DistinctBy(cache => cache.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal),
    };
}
