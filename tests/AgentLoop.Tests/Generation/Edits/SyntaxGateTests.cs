using AgentLoop.Tests.Workspaces;

namespace AgentLoop.Tests.Generation.Edits;

public sealed class SyntaxGateTests
{
    [Fact]
    public void An_edit_that_breaks_a_file_fails_and_is_told_where()
    {
        EditResult result = EditTrial.Apply(TestView.Of(("a.json", "{\n  \"a\": 1\n}\n")), new ReplaceEdit { Path = "a.json", Search = ": 1", Replacement = " 1" });

        Assert.Null(result.Changes);
        Assert.Equal(("a.json", 2), (Assert.Single(result.SyntaxErrors).Path, result.SyntaxErrors[0].Line));
        Assert.StartsWith("The edits bring errors of syntax, so that nothing was changed:\n\"a.json\", line 2: ", result.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_may_be_allowed_and_are_told_all_the_same()
    {
        EditResult result = EditFormats.WholeFile.Apply("a.json\n```\n{\n```\n", TestView.Of(("b", "")), new EditOptions { AllowsSyntaxErrors = true });

        Assert.NotNull(result.Changes);
        Assert.Null(result.Failure);
        Assert.Single(result.SyntaxErrors);
    }

    [Fact]
    public void Errors_that_were_there_before_are_not_told()
    {
        EditOptions options = new() { SyntaxGates = [new LineGate()] };
        EditResult result = EditFormats.ApplyPatch.Apply(ApplyPatchTests.Patch("*** Update File: f", "@@", "+good", "-x", "*** Update File: g", "@@", "+bad", "-x"), TestView.Of(("f", "bad\nx\n"), ("g", "bad\nx\n")), options);

        Assert.Equal([("g", 2)], result.SyntaxErrors.Select(e => (e.Path, e.Line)));
    }

    [Theory]
    [InlineData("{ // why\n \"a\": [1, 2,], }")]
    [InlineData("")]
    public void Json_is_read_as_programs_do(string text) =>
        Assert.NotNull(EditTrial.Apply(TestView.Of(("b", "")), new WriteEdit { Path = "a.json", Content = text }).Changes);

    [Fact]
    public async Task A_gate_that_throws_ends_the_edit_in_a_sentence()
    {
        EditOptions options = new() { SyntaxGates = [new LineGate { Fault = new InvalidOperationException("Broken.") }] };

        AgentLoopException e = await Assert.ThrowsAsync<AgentLoopException>(async () => await EditFormats.WholeFile.ApplyAsync("f\n```\nx\n```\n", TestView.Of(("f", "")), options));

        Assert.Equal("The syntax gate \"LineGate\" failed on \"f\": Broken.", e.Message);
    }

    private sealed class LineGate : ISyntaxGate
    {
        public Exception? Fault { get; init; }

        public ValueTask<IReadOnlyList<SyntaxError>> CheckAsync(SyntaxRequest request, CancellationToken cancellationToken = default) => Fault is { } fault
            ? throw fault
            : ValueTask.FromResult<IReadOnlyList<SyntaxError>>([.. request.Text.Split('\n').Index().Where(l => l.Item == "bad").Select(l => new SyntaxError { Path = request.Path, Line = l.Index + 1, Message = "bad line" })]);
    }
}
