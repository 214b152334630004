using System.Text;
using Xunit;

namespace AgentLoop.ConformanceTests;

public abstract partial class SandboxConformanceTests
{
    /// <summary>The exit code is the command's own, and only 0 is a success.</summary>
    [Fact]
    public virtual async Task An_exit_code_is_handed_on()
    {
        await using ISandboxSession session = await OpenAsync();
        foreach (int code in (int[])[0, 1, 2, 42, 125, 126, 127, 255])
        {
            CommandResult result = await RunAsync(session, $"exit {code}");
            AssertRan(code, result);
            Assert.Equal(code == 0, result.Succeeded);
            Assert.Null(result.Limit);
        }
    }

    /// <summary>A command that a signal ends has 128 and the signal's number, soon, and no time-out.</summary>
    [Fact]
    public virtual async Task A_death_by_signal_is_told_by_the_exit_code()
    {
        await using ISandboxSession session = await OpenAsync();
        foreach ((string name, int number) in ((string, int)[])[("KILL", 9), ("TERM", 15), ("SEGV", 11), ("ABRT", 6)])
            AssertRan(128 + number, await RunAsync(session, $"kill -{name} $$"));
    }

    /// <summary>Arguments are handed over as they are, whatever a shell would make of them.</summary>
    [Fact]
    public virtual async Task Arguments_are_not_interpreted()
    {
        string[] arguments = ["", " ", "a b", "'", "\"", "\\", "$HOME", "*", "-n", "--", "a\nb", "\t", "größe ✓", ";exit 3", "`id`", "%s", "\u0001"];
        await using ISandboxSession session = await OpenAsync();

        CommandResult result = await session.ExecuteAsync(new SandboxCommand
        {
            Program = "/bin/sh",
            Arguments = ["-c", "for a in \"$@\"; do printf '%s|' \"$a\"; done", "sh", .. arguments],
            Timeout = Long,
        });

        AssertRan(0, result);
        Assert.Equal(string.Concat(arguments.Select(argument => argument + "|")), result.StandardOutput.Text);
    }

    /// <summary>A command line of a megabyte is handed over whole.</summary>
    [Fact]
    public virtual async Task A_large_command_line_is_handed_over()
    {
        string[] arguments = [.. Enumerable.Range(0, 10).Select(i => new string((char)('a' + i), 100_000))];
        await using ISandboxSession session = await OpenAsync();

        CommandResult result = await session.ExecuteAsync(new SandboxCommand
        {
            Program = "/bin/sh",
            Arguments = ["-c", "for a in \"$@\"; do printf '%s' \"$a\"; done | wc -c", "sh", .. arguments],
            Timeout = Long,
        });

        AssertRan(0, result);
        Assert.Equal("1000000", result.StandardOutput.Text.Trim());
    }

    /// <summary>A command line that the system cannot hold is not started, and says so.</summary>
    [Fact]
    public virtual async Task A_command_line_that_is_too_large_is_not_started()
    {
        await using ISandboxSession session = await OpenAsync();
        string[] many = [.. Enumerable.Repeat(new string('x', 100_000), 100)];

        AssertNotStarted("", await session.ExecuteAsync(new SandboxCommand { Program = "/bin/true", Arguments = [new string('x', 5 * Megabyte)] }));
        AssertNotStarted("", await session.ExecuteAsync(new SandboxCommand { Program = "/bin/true", Arguments = many }));
        AssertRan(0, await RunAsync(session, "true"));
    }

    /// <summary>A program is found by its name, by its path, and by its path from where it starts.</summary>
    [Fact]
    public virtual async Task A_program_is_found_by_name_and_by_path()
    {
        await using ISandboxSession session = await OpenAsync();
        AssertRan(0, await RunAsync(session, "mkdir inner && printf '#!/bin/sh\\necho own' > inner/own && chmod +x inner/own"));

        AssertRan(0, await session.ExecuteAsync(new SandboxCommand { Program = "true", Timeout = Long }));
        AssertRan(0, await session.ExecuteAsync(new SandboxCommand { Program = "/bin/true", Timeout = Long }));
        foreach (SandboxCommand own in (SandboxCommand[])[new() { Program = "inner/own" }, new() { Program = "./own", WorkingDirectory = "inner" }])
            Assert.Equal("own\n", (await session.ExecuteAsync(own)).StandardOutput.Text);
    }

    /// <summary>What is no program is not started, and a sentence says which.</summary>
    [Fact]
    public virtual async Task What_is_no_program_is_not_started()
    {
        await using ISandboxSession session = await OpenAsync();
        await session.WriteFileAsync("plain", "no program"u8.ToArray());
        AssertRan(0, await RunAsync(session, "mkdir folder; chmod 600 plain"));

        foreach (string program in (string[])["no-such-program", "./missing", "/no/such/program", "./plain", "./folder"])
            AssertNotStarted(Path.GetFileName(program) + "\"", await session.ExecuteAsync(new SandboxCommand { Program = program }));
        AssertNotStarted("", await session.ExecuteAsync(new SandboxCommand { Program = "" }));
        AssertNotStarted("", await session.ExecuteAsync(new SandboxCommand { Program = "a\0b" }));
        AssertNotStarted("NUL", await session.ExecuteAsync(new SandboxCommand { Program = "true", Arguments = ["a\0b"] }));
    }

    /// <summary>What cannot be a time-out or an output's size is refused in a sentence.</summary>
    [Fact]
    public virtual async Task What_cannot_bound_a_command_is_refused()
    {
        await using ISandboxSession session = await OpenAsync();
        AssertNotStarted("\"00:00:00\"", await session.ExecuteAsync(SandboxCommand.Shell("true") with { Timeout = TimeSpan.Zero }));
        AssertNotStarted("\"-00:00:01\"", await session.ExecuteAsync(SandboxCommand.Shell("true") with { Timeout = TimeSpan.FromSeconds(-1) }));
        AssertNotStarted("\"-1\"", await session.ExecuteAsync(SandboxCommand.Shell("true") with { MaxOutputBytes = -1 }));
    }

    /// <summary>Ten megabytes of any bytes go in through standard input.</summary>
    [Fact]
    public virtual async Task Large_binary_input_is_read()
    {
        byte[] input = Bytes(10 * Megabyte);
        await using ISandboxSession session = await OpenAsync();

        AssertRan(0, await RunAsync(session, "cat > copy", command => command with { StandardInput = input }));

        ReadOnlyMemory<byte>? copy = await session.ReadFileAsync("copy");
        Assert.True(copy?.Span.SequenceEqual(input));
    }

    /// <summary>A command that does not read its input, or not all of it, ends as it pleases.</summary>
    [Fact]
    public virtual async Task Input_need_not_be_read()
    {
        byte[] input = Bytes(10 * Megabyte);
        await using ISandboxSession session = await OpenAsync();

        AssertRan(7, await RunAsync(session, "exit 7", command => command with { StandardInput = input }));
        AssertRan(0, await RunAsync(session, "head -c 1 > /dev/null", command => command with { StandardInput = input }));
    }

    /// <summary>Text goes in and out as UTF-8.</summary>
    [Fact]
    public virtual async Task Text_goes_in_and_out_as_UTF_8()
    {
        const string Text = "größe ✓ 漢字 🙂 é\n";
        CommandResult result = await RunAsync("cat", command => command with { StandardInput = Encoding.UTF8.GetBytes(Text) });
        Assert.Equal(Text, result.StandardOutput.Text);
    }

    /// <summary>Without input a command finds it at its end.</summary>
    [Fact]
    public virtual async Task No_input_is_an_input_at_its_end()
    {
        CommandResult result = await RunAsync("cat; echo end");
        AssertRan(0, result);
        Assert.Equal("end\n", result.StandardOutput.Text);
    }

    private static byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        new Random(1).NextBytes(bytes);
        return bytes;
    }
}
