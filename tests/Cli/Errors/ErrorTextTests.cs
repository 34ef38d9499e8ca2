using Todo.Cli.Errors;

namespace Todo.Tests.Cli.Errors;

internal sealed class ErrorTextTests
{
    [Test]
    public void The_first_error_is_told_without_what_was_wrapped_around_it()
    {
        var first = new InvalidOperationException("outer", new InvalidOperationException("first"));
        Assert.That(ErrorText.Of(new AggregateException(first, new InvalidOperationException("second"))), Is.EqualTo("first"));
    }

    [Test]
    public void A_file_that_cannot_be_used_is_named_with_what_to_run()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "missing");
        var error = Assert.Throws<FileNotFoundException>(() => File.ReadAllText(file))!;
        Assert.That(ErrorText.Of(error), Is.EqualTo($"""
            Could not find file '{file}'.
            Check that the path is there, that you may write to it, and that the disk is not full: ls -ld '{file}'; df -h
            """));
    }

    [Test]
    public void An_error_that_names_no_path_leaves_the_disk_to_look_at() => Assert.That(
        ErrorText.Of(new IOException("No space left on device")),
        Is.EqualTo("""
            No space left on device
            Check that the path is there, that you may write to it, and that the disk is not full: df -h
            """));
}
