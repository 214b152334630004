using System.CommandLine;
using System.CommandLine.Invocation;
using Spectre.Console;

namespace QuickStart;

/// <summary>The command line of this sample.</summary>
internal static class QuickStartCommand
{
    private const string Description = """
        Has AgentLoop repair a repository: it tries changes in a sandbox, keeps what the tests prove, and records all of it.
        Without a model it searches for small repairs; with ANTHROPIC_API_KEY or OPENAI_API_KEY (and OPENAI_BASE_URL) it asks one.
        """;

    /// <summary>How long a run that is interrupted may take to end its children and tell what it came to.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args, IAnsiConsole console, TextWriter error)
    {
        ParseResult parsed = Create(console).Parse(args);
        if (parsed.Action is ParseErrorAction)
            return await RefuseAsync(parsed.Errors.OrderBy(e => e.SymbolResult is System.CommandLine.Parsing.CommandResult).First().Message, error);
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = Patience });
        }
        catch (Exception e) when (e is AgentLoopException or IOException or UnauthorizedAccessException)
        {
            return await RefuseAsync(e.Message, error);
        }
        catch (ArgumentException e)
        {
            return await RefuseAsync(e.Message.Replace($" (Parameter '{e.ParamName}')", "", StringComparison.Ordinal), error);
        }
        catch (OperationCanceledException)
        {
            return await RefuseAsync("Cancelled before the run began.", error);
        }
    }

    private static RootCommand Create(IAnsiConsole console)
    {
        SettingsOptions options = new();
        RootCommand root = new(Description);
        foreach (Option option in options.All)
            root.Add(option);
        root.Validators.Add(options.Validate);
        root.SetAction((parsed, cancellationToken) => new RunCommand(console).RunAsync(options.Read(parsed), cancellationToken));

        Argument<string> run = new("RUN") { Description = "The id of a recorded run." };
        Command resume = new("resume", "Takes up a run that was interrupted.") { run };
        resume.SetAction((parsed, cancellationToken) => new ResumeCommand(console).RunAsync(parsed.GetRequiredValue(run), options.Read(parsed), cancellationToken));
        Command replay = new("replay", "Performs a run again from its record alone, and says whether it is the same.") { run };
        replay.SetAction((parsed, cancellationToken) => new ReplayCommand(console).RunAsync(parsed.GetRequiredValue(run), options.Read(parsed), cancellationToken));
        Command verify = new("verify", "Checks that nothing in a journal was changed.");
        verify.SetAction((parsed, cancellationToken) => new VerifyCommand(console).RunAsync(options.Read(parsed), cancellationToken));
        Option<string> file = new("--out") { HelpName = "FILE", Description = $"Where the report is written: {ReportCommand.UsualFile}.", DefaultValueFactory = _ => ReportCommand.UsualFile };
        Command report = new("report", "Writes all that is recorded of a run as one page for a browser.") { run, file };
        report.SetAction((parsed, cancellationToken) =>
            new ReportCommand(console).RunAsync(parsed.GetRequiredValue(run), parsed.GetRequiredValue(file), options.Read(parsed), cancellationToken));
        foreach (Command command in new[] { resume, replay, verify, report, Export(console, options, run) })
            root.Add(command);
        return root;
    }

    private static Command Export(IAnsiConsole console, SettingsOptions options, Argument<string> run)
    {
        ExportOptions own = new();
        Command export = new("export", "Writes a recorded run in a format that others read.") { run };
        foreach (Option option in own.All)
            export.Add(option);
        export.Validators.Add(own.Validate);
        export.SetAction((parsed, cancellationToken) =>
            new ExportCommand(console).RunAsync(parsed.GetRequiredValue(run), own.Read(parsed), options.Read(parsed), cancellationToken));
        return export;
    }

    private static async Task<int> RefuseAsync(string sentence, TextWriter error)
    {
        await error.WriteLineAsync(Shown.Line(sentence));
        return ExitCode.BadInput;
    }
}
