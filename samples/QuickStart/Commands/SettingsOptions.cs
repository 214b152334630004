using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace QuickStart;

/// <summary>The options of the command line, and how settings are read from them.</summary>
internal sealed class SettingsOptions
{
    private readonly Option<string?> repo = Text("--repo", "PATH", "The repository to work on. Without it, a sample project with a bug.");
    private readonly Option<string?> test = Text("--test", "COMMAND", "Judges a candidate: a command line that exits with 0 when all is well. Without it, the tests that the repository's files show.");
    private readonly Option<string?> testProject = Text("--test-project", "FILE", "Judges a candidate instead: a .NET test project with xunit.v3, restored already.");
    private readonly Option<string?> build = Text("--build", "COMMAND", "Prepares a candidate for --test, such as a build.");
    private readonly Option<string?> report = Text("--report", "GLOB", "Where --test writes a test report (TRX, JUnit XML, TAP …), so that each test is known, such as \"**/*.trx\".");
    private readonly Option<bool> fixSome = Flag("--fix-some", "Takes a change that mends some of the failing tests and breaks none; without it, all must pass.");
    private readonly Option<string?> baselines = Text("--baselines", "FOLDER", "Remembers there what the untouched repository comes to, so that the same files are not tested again by the next run.");
    private readonly Option<bool> prepare = Flag("--prepare", "Fetches what the repository's tests need, once, from the usual registries.");
    private readonly Option<string?> goal = Text("--goal", "TEXT", "What is to be achieved.");
    private readonly Option<int?> candidates = Number("--candidates", "N", "How many candidates to try at most: 400 offline, 5 attempts with a model.");
    private readonly Option<int?> parallel = Number("--parallel", "N", "How many candidates to build and test at a time: one for each processor.");
    private readonly Option<int?> timeout = Number("--timeout", "SECONDS", "How long the tests of a candidate may take: 600.");
    private readonly Option<bool> approve = Flag("--approve", "Asks before the change is handed over.");
    private readonly Option<string?> patch = Text("--patch", "FILE", "Writes a patch file instead of making a branch.");
    private readonly Option<string?> database = Text("--database", "FILE", "Where the run is recorded.");
    private readonly Option<string?> model = Text("--model", "NAME", "Which model to ask; needs ANTHROPIC_API_KEY or OPENAI_API_KEY.");
    private readonly Option<string?> scripted = Text("--scripted", "CLIENT", "Plays the model for the sample project, over HTTP, with some faults: \"anthropic\" or \"openai\".");
    private readonly Option<bool> offline = Flag("--offline", "Does without a model although there is a key.");
    private readonly Option<bool> withoutSandbox = Flag("--dangerously-without-sandbox", "Runs candidates with every right that you have.");

    /// <summary>The options that every command takes, in the order of the help.</summary>
    public IEnumerable<Option> All =>
        [repo, test, testProject, build, report, fixSome, prepare, goal, candidates, parallel, timeout, approve, patch, database, baselines, model, scripted, offline, withoutSandbox];

    public Settings Read(ParseResult parsed)
    {
        Settings usual = new();
        return new Settings
        {
            Repository = parsed.GetValue(repo),
            Goal = parsed.GetValue(goal) ?? usual.Goal,
            Test = parsed.GetValue(test),
            TestProject = parsed.GetValue(testProject),
            Build = parsed.GetValue(build),
            Report = parsed.GetValue(report),
            FixSome = parsed.GetValue(fixSome),
            Baselines = FullPath(parsed.GetValue(baselines)),
            Prepare = parsed.GetValue(prepare),
            Candidates = parsed.GetValue(candidates),
            Parallel = parsed.GetValue(parallel) ?? usual.Parallel,
            Timeout = parsed.GetValue(timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : usual.Timeout,
            Approve = parsed.GetValue(approve),
            Patch = FullPath(parsed.GetValue(patch)),
            Database = FullPath(parsed.GetValue(database)),
            Model = parsed.GetValue(model),
            Scripted = parsed.GetValue(scripted),
            Offline = parsed.GetValue(offline),
            WithoutSandbox = parsed.GetValue(withoutSandbox),
        };
    }

    /// <summary>What makes no sense together, in a sentence.</summary>
    public void Validate(System.CommandLine.Parsing.CommandResult command)
    {
        if (Has(test) && Has(testProject))
            command.AddError("--test and --test-project both say how to judge a change; give one.");
        else if ((Has(build) || Has(report)) && !Has(test))
            command.AddError("--build and --report belong to --test, which is missing.");
        else if (Has(fixSome) && Has(test) && !Has(report))
            command.AddError("--fix-some tells tests apart, and --test alone does not; say with --report where it writes a test report.");
        else if (Has(prepare) && (!Has(repo) || Has(test) || Has(testProject)))
            command.AddError("--prepare belongs to tests that are found in a repository; give --repo, and leave --test and --test-project out.");
        else if (Has(model) && Has(offline))
            command.AddError("--model names a model and --offline does without; give one.");
        else if (Has(scripted) && (Has(repo) || Has(model) || Has(offline)))
            command.AddError("--scripted plays a model for the sample project alone; leave --repo, --model and --offline out.");
        else if (Has(scripted) && command.GetValue(scripted) is not ("anthropic" or "openai"))
            command.AddError($"--scripted takes \"anthropic\" or \"openai\", not \"{command.GetValue(scripted)}\".");

        bool Has(Option option) => command.GetResult(option) is { Implicit: false } given && (given.Tokens.Count > 0 || option is Option<bool>);
    }

    private static string? FullPath(string? path) => path is null ? null : Path.GetFullPath(path);

    private static Option<string?> Text(string name, string value, string description) => new(name)
    {
        HelpName = value,
        Description = description,
        Recursive = true,
        CustomParser = result => result.Tokens is [{ Value: var text }] && !string.IsNullOrWhiteSpace(text) ? text : Refuse<string?>(result, $"{name} is empty."),
    };

    private static Option<int?> Number(string name, string value, string description) => new(name)
    {
        HelpName = value,
        Description = description,
        Recursive = true,
        CustomParser = result => int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : Refuse<int?>(result, $"{name} takes a whole number from 1, not \"{result.Tokens[0].Value}\"."),
    };

    private static Option<bool> Flag(string name, string description) => new(name) { Description = description, Recursive = true };

    private static T? Refuse<T>(ArgumentResult result, string sentence)
    {
        result.AddError(sentence);
        return default;
    }
}
