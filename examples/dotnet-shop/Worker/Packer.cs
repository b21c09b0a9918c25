using System.Net;

/// <summary>Packs one order after the other.</summary>
sealed class Packer(IHttpClientFactory clients, ILogger<Packer> log) : BackgroundService
{
    public int Packed { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        var storefront = clients.CreateClient("storefront");
        while (!stop.IsCancellationRequested)
        {
            using var answer = await storefront.GetAsync("orders/next", stop);
            if (answer.StatusCode == HttpStatusCode.NoContent)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), stop);
                continue;
            }

            log.LogInformation("packed {Order}", await answer.Content.ReadAsStringAsync(stop));
            Packed++;
        }
    }
}
