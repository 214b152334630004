using Spectre.Console;

namespace QuickStart;

/// <summary>Where the sample writes to.</summary>
internal static class Terminal
{
    /// <summary>Wide enough for a change and what came of it; a file has no width of its own.</summary>
    private const int WidthOfFile = 140;

    /// <summary>The console: with colours and movement on a terminal, plain text otherwise.</summary>
    public static IAnsiConsole Open() => Console.IsOutputRedirected ? Plain(Console.Out) : AnsiConsole.Console;

    /// <summary>Plain text, for a file or a build's log.</summary>
    public static IAnsiConsole Plain(TextWriter output)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = WidthOfFile;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
