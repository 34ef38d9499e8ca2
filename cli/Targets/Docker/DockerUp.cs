using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Spectre.Console;
using Todo.Cli.Errors;
using Todo.Cli.Evaluation;
using Todo.Cli.State;
using Todo.Cli.Targets.Docker.Compose;
using Todo.Infra.Values;

namespace Todo.Cli.Targets.Docker;

/// <summary>Brings a stack up on Docker: builds what is missing, has Compose start what changed, waits until all is ready.</summary>
internal sealed class DockerUp(
    Machine machine, IAnsiConsole console, StateDirectory state, string repository, Func<ImageNetwork?, CancellationToken, Task<Plan>> evaluate)
{
    private readonly DockerCli _docker = new(machine.Processes);
    private readonly ImageBuilder _builder = new(machine.Processes, console, repository);

    /// <summary>Brings the stack up.</summary>
    /// <param name="stack">The stack's name.</param>
    /// <param name="yes">Whether to install what is missing without asking.</param>
    /// <param name="cancellation">Stops it; the next call goes on from there.</param>
    /// <exception cref="UserError">It cannot be brought up.</exception>
    public async Task RunAsync(string stack, bool yes, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        using var held = StackLock.Take(stack, state);
        var plan = await evaluate(null, cancellation);
        RefuseClusterStack(plan);
        var compose = await new DockerSetup(machine.Processes, console, machine.Host).EnsureAsync(yes, state, cancellation);
        await BuildAsync(plan, cancellation);
        var translation = ComposeTranslator.Translate(plan, state.Files);
        await RequireImagesAsync(plan, translation.Project, cancellation);
        Write(translation);

        var before = await _docker.ContainersAsync(translation.Project.Name, cancellation);
        await StartAsync(stack, translation, compose, before, cancellation);
        var after = await _docker.ContainersAsync(translation.Project.Name, cancellation);
        MountedFolders.Sweep(state.Files, translation.Folders);
        LastUp.Write(state, plan);
        Report(stack, translation, before, after, clock.Elapsed);
    }

    private static void RefuseClusterStack(Plan plan)
    {
        if (plan.Images.Any(image => image.Pushed))
        {
            throw new UserError(
                ExitCodes.WrongUse,
                $"Stack {plan.Stack} is for a cluster: it pushes its images to a registry. On Docker only stacks with todo:environment local run: ./todo up --stack local\nOn a cluster: pulumi up --stack {plan.Stack}");
        }
    }

    private async Task BuildAsync(Plan plan, CancellationToken cancellation)
    {
        var missing = await _builder.MissingAsync(plan.Images, cancellation);
        if (missing.IsEmpty)
        {
            return;
        }

        var network = await new RegistryProbe(machine.Internet).AskAsync(cancellation);
        console.WriteLine(network == ImageNetwork.Open
            ? "Docker Hub answers: building on its official images."
            : "Docker Hub does not answer: building everything from Debian's packages.");
        if (network == ImageNetwork.Closed)
        {
            await _builder.MakeBaseAsync(cancellation);
        }

        // How an image is built depends on the network; its reference, made from its sources, does not.
        foreach (var image in (await evaluate(network, cancellation)).Images.Where(image => missing.Any(other => other.Name == image.Name)))
        {
            await _builder.BuildAsync(image, cancellation);
        }
    }

    private async Task RequireImagesAsync(Plan plan, ComposeProject project, CancellationToken cancellation)
    {
        foreach (var service in project.Services.Where(service => plan.Images.All(image => image.Reference != service.Image)))
        {
            if (!await _docker.HasImageAsync(service.Image, cancellation))
            {
                throw new UserError(
                    ExitCodes.Failed,
                    $"{service.Name} runs the image {service.Image}, which this machine does not have and the stack does not build. Get it, then run ./todo up again: docker pull {service.Image}");
            }
        }
    }

    private void Write(ComposeTranslation translation)
    {
        foreach (var folder in translation.Folders)
        {
            MountedFolders.Write(folder);
        }

        state.Write(state.ComposeFile, ComposeWriter.Write(translation.Project));
    }

    private async Task StartAsync(
        string stack, ComposeTranslation translation, ComposeCli compose, ImmutableArray<Container> before, CancellationToken cancellation)
    {
        var mask = new SecretMask(translation.Secrets);
        var watcher = new StartWatcher(new ServiceStates(_docker, machine.Containers), new Diagnosis(_docker, mask, stack));
        using var abort = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var start = ComposeAsync(stack, translation, compose, abort.Token);
        try
        {
            await StartView.RunAsync(console, $"Stack {stack} on Docker", mask, show => watcher.WaitAsync(
                translation.Project.Name,
                [.. translation.Project.Services.Select(service => service.Name)],
                start,
                before.ToImmutableDictionary(container => container.Id, container => container.Restarts),
                TimeSpan.FromSeconds(translation.DeadlineSeconds),
                show,
                cancellation));
        }
        finally
        {
            await abort.CancelAsync();
            await start.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    private async Task ComposeAsync(
        string stack, ComposeTranslation translation, ComposeCli compose, CancellationToken cancellation)
    {
        var result = await compose.UpAsync(translation.Project.Name, state.ComposeFile, cancellation);
        if (!result.Succeeded)
        {
            throw await new ComposeErrors(machine.Processes, new SecretMask(translation.Secrets)).ExplainAsync(result, translation.Project, stack, cancellation);
        }

        await RestartClientsAsync(translation.Project, cancellation);
    }

    // A client may have resolved the name of a service once, at its start (nginx does), and unlike in a cluster the address behind
    // the name may be another after the service started again. So nobody keeps running who is older than what it connects to.
    private async Task RestartClientsAsync(ComposeProject project, CancellationToken cancellation)
    {
        foreach (var service in project.Services.Where(service => !service.Needs.IsEmpty))
        {
            var containers = await _docker.ContainersAsync(project.Name, cancellation);
            var client = containers.FirstOrDefault(container => container.Service == service.Name);
            if (client is not null && containers.Any(other => service.Needs.Any(need => need.Service == other.Service) && other.StartedAt > client.StartedAt))
            {
                await _docker.RestartAsync(client.Id, cancellation);
            }
        }
    }

    private void Report(string stack, ComposeTranslation translation, ImmutableArray<Container> before, ImmutableArray<Container> after, TimeSpan time)
    {
        var changed = after.Where(container => !before.Any(other => other.Id == container.Id && other.StartedAt == container.StartedAt)).ToList();
        if (changed.Count == 0 && before.Length == after.Length)
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Nothing changed; stack {stack} is up and ready ({time.TotalSeconds:0.0} s)."));
        }
        else
        {
            ReportUntranslated(translation.Untranslated);
            var names = string.Join(", ", changed.Select(container => container.Service).Order(StringComparer.Ordinal));
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"Stack {stack} is up and ready ({time.TotalSeconds:0.0} s); started: {(names.Length == 0 ? "nothing" : names)}."));
        }

        foreach (var port in translation.Project.Services.SelectMany(service => service.Ports))
        {
            console.WriteLine($"Open {PublishedPort.AddressOf(port.Machine)}");
        }
    }

    private void ReportUntranslated(ImmutableArray<Untranslated> untranslated)
    {
        if (untranslated.IsEmpty)
        {
            return;
        }

        console.WriteLine("Not carried over, as plain Docker is no cluster:");
        foreach (var group in untranslated.GroupBy(item => item.Consequence).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            console.WriteLine($"  {group.Key}: {string.Join(", ", group.Select(item => item.Subject))}");
        }
    }
}
