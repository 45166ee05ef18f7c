// Only under `woad start`: says which reading of the files this page shows, and is told to reload when there is a newer one.
import.meta.hot?.send('woad:shown', document.body.dataset['reading'] ?? '');
